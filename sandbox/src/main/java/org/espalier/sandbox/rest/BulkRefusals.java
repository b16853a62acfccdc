package org.espalier.sandbox.rest;

import java.util.stream.Stream;
import org.espalier.sandbox.issues.Refusal;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What changes many issues at once is refused in a form of its own, as Cloud's document of these calls shows. */
@RestControllerAdvice(assignableTypes = {BulkIssueController.class, BulkMoveController.class})
@Order(Ordered.HIGHEST_PRECEDENCE)
class BulkRefusals {

    @ExceptionHandler
    ResponseEntity<ObjectNode> refused(Refusal refusal) {
        ObjectNode body = TermJson.JSON.objectNode();
        ArrayNode errors = body.putArray("errors");
        Stream.concat(refusal.messages().stream(), refusal.errors().values().stream())
                .forEach(message -> errors.addObject().put("message", message));
        return ResponseEntity.status(refusal.status())
                .contentType(MediaType.APPLICATION_JSON)
                .body(body);
    }
}
