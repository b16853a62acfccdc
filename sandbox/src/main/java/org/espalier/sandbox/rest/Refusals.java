package org.espalier.sandbox.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.espalier.sandbox.issues.Refusal;
import org.espalier.sandbox.jql.JqlError;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Tells refusals in Jira's form. */
@RestControllerAdvice
class Refusals {

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> refused(Refusal refusal) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(refusal.status());
        if (refusal.status() == HttpStatus.UNAUTHORIZED.value()) {
            answer.header("WWW-Authenticate", "OAuth realm=\"sandbox\"");
        }
        if (refusal.messages().isEmpty() && refusal.errors().isEmpty()) {
            return answer.build();
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("errorMessages", refusal.messages());
        body.put("errors", refusal.errors());
        return answer.contentType(MediaType.APPLICATION_JSON).body(body);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> badQuery(JqlError error) {
        return refused(Refusal.badRequest(error.messages()));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> lockedOut(PessimisticLockingFailureException circle) {
        return refused(Refusal.conflict());
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> badParameter(MethodArgumentTypeMismatchException mismatch) {
        return refused(Refusal.badRequest("The parameter " + mismatch.getName() + " cannot be read."));
    }

    /** A request without body and content type is told about the type, as Jira does. */
    @ExceptionHandler
    ResponseEntity<Map<String, Object>> unreadable(HttpMessageNotReadableException broken, HttpServletRequest request) {
        if (request.getContentType() == null) {
            return unsupported();
        }
        return refused(
                Refusal.badRequest("Invalid request payload. Refer to the REST API documentation and try again."));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> badType(HttpMediaTypeNotSupportedException type) {
        return unsupported();
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> badMethod(
            HttpRequestMethodNotSupportedException method, HttpServletRequest request) {
        return refused(Refusal.badMethod(request.getMethod() + " is not known at " + request.getRequestURI()
                + ", so nothing was done; the page at / tells which calls there are."));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> nothingThere(NoResourceFoundException path, HttpServletRequest request) {
        return refused(Refusal.notFound("There is nothing at " + request.getRequestURI()
                + "; the pages begin at / and Jira's API at /rest/api/3/."));
    }

    private ResponseEntity<Map<String, Object>> unsupported() {
        return refused(Refusal.badType());
    }
}
