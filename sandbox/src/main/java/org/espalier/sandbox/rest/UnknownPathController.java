package org.espalier.sandbox.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers whatever this Jira does not know, in the form of RFC 9457 as Cloud does. */
@RestController
class UnknownPathController {

    @OpenToAnyone
    @RequestMapping("/rest/**")
    ResponseEntity<Map<String, Object>> unknown(HttpServletRequest request) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "about:blank");
        problem.put("title", "Not Found");
        problem.put("status", HttpStatus.NOT_FOUND.value());
        problem.put("detail", "No endpoint " + request.getMethod() + " " + request.getRequestURI() + ".");
        problem.put("instance", request.getRequestURI());
        return ResponseEntity.status(HttpStatus.NOT_FOUND)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
