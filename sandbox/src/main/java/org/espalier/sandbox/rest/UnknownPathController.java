package org.espalier.sandbox.rest;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers whatever this Jira does not know. */
@RestController
class UnknownPathController {

    private final Shapes shapes;

    UnknownPathController(Shapes shapes) {
        this.shapes = shapes;
    }

    @OpenToAnyone
    @RequestMapping("/rest/**")
    ResponseEntity<String> unknown(HttpServletRequest request) {
        return shapes.unknownPath(request);
    }
}
