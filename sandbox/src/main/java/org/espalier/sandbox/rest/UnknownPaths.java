package org.espalier.sandbox.rest;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers calls that this Jira does not know in its present version. */
@RestControllerAdvice
class UnknownPaths {

    /** A call that another version knows. */
    static final class UnknownPath extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final Shapes shapes;

    UnknownPaths(Shapes shapes) {
        this.shapes = shapes;
    }

    @ExceptionHandler
    ResponseEntity<String> unknown(UnknownPath path, HttpServletRequest request) {
        return shapes.unknownPath(request);
    }
}
