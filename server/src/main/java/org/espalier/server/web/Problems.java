package org.espalier.server.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Locale;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.espalier.server.platform.DatabaseTrouble;
import org.espalier.server.platform.DatabaseTroubles;
import org.espalier.server.platform.Fault;
import org.espalier.server.platform.Refusal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Answers whatever goes wrong as a problem of RFC 9457, and never tells anything about the inside. */
@RestControllerAdvice
@RestController
class Problems implements ErrorController {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final String UNTRANSLATABLE_CHARACTER = "22021";

    private final DatabaseTroubles troubles;

    Problems(DatabaseTroubles troubles) {
        this.troubles = troubles;
    }

    /** What a controller or its surroundings threw; null when the asker is gone and nobody reads an answer. */
    @ExceptionHandler
    @Nullable
    ResponseEntity<Problem> thrown(Exception failure, HttpServletRequest request) {
        String id = RequestIds.of(request);
        return switch (failure) {
            case Refusal refusal -> answer(Problem.of(refusal, id));
            case HttpMessageNotReadableException body -> answer(Problem.of(UnreadableBody.refusal(body), id));
            case MethodArgumentTypeMismatchException parameter ->
                answer(Problem.of(unusable(parameter.getName(), parameter.getValue()), id));
            case InvalidParameterException parameter -> answer(undecodable(id));
            case ErrorResponse known -> answer(withStatus(known, request));
            case DataIntegrityViolationException text when holdsNul(text) -> answer(Problem.of(nul(), id));
            case IOException gone -> null;
            default ->
                answer(troubles.in(failure)
                        .map(trouble -> ofDatabase(trouble, failure, id))
                        .orElseGet(() -> unforeseen(failure, id)));
        };
    }

    /** What never reached a controller, as a request that the firewall refused. */
    @RequestMapping("${server.error.path:/error}")
    ResponseEntity<Problem> dispatched(HttpServletRequest request) {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        HttpStatus status = code instanceof Integer number ? HttpStatus.resolve(number) : HttpStatus.NOT_FOUND;
        HttpStatus known = status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
        return answer(Problem.of(
                known,
                known.name().toLowerCase(Locale.ROOT),
                "The request was not carried out: " + known.getReasonPhrase() + ".",
                RequestIds.of(request)));
    }

    private static ResponseEntity<Problem> answer(Problem problem) {
        return ResponseEntity.status(problem.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static Problem undecodable(String id) {
        return Problem.of(
                HttpStatus.BAD_REQUEST,
                "bad_request",
                "A parameter of the address cannot be decoded; nothing was done.",
                id);
    }

    private static Refusal unusable(String parameter, @Nullable Object value) {
        return Refusal.malformed(new Fault(
                "", "wrong_parameter", "The parameter " + parameter + " cannot be '" + value + "'; nothing was done."));
    }

    /** PostgreSQL's word for U+0000 in a text; from a body it never comes this far, from an address it does. */
    private static boolean holdsNul(DataIntegrityViolationException failure) {
        return failure.getMostSpecificCause() instanceof SQLException cause
                && UNTRANSLATABLE_CHARACTER.equals(cause.getSQLState());
    }

    private static Refusal nul() {
        return Refusal.unprocessable(
                "unusable_character",
                "The address holds a character U+0000, which no text may hold; nothing was done.");
    }

    private static Problem withStatus(ErrorResponse known, HttpServletRequest request) {
        HttpStatus status = HttpStatus.valueOf(known.getStatusCode().value());
        String route = request.getMethod() + " " + request.getRequestURI();
        String sentence = switch (status) {
            case NOT_FOUND -> "There is nothing at " + request.getRequestURI() + ".";
            case METHOD_NOT_ALLOWED -> route + " is not possible here; nothing was done.";
            case UNSUPPORTED_MEDIA_TYPE ->
                "The body must be JSON, with Content-Type: application/json; nothing was done.";
            default -> known.getBody().getDetail() + "; nothing was done.";
        };
        return Problem.of(status, status.name().toLowerCase(Locale.ROOT), sentence, RequestIds.of(request));
    }

    private static Problem ofDatabase(DatabaseTrouble trouble, Exception failure, String id) {
        LOG.warn("The database did not serve request {}: {}", id, failure.getMessage());
        return Problem.of(trouble.refusal(), id);
    }

    private static Problem unforeseen(Exception failure, String id) {
        LOG.error("Request {} failed in a way nobody foresaw; this indicates a bug.", id, failure);
        return Problem.of(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "internal_error",
                "Something went wrong that nobody foresaw; the server's log tells more under the id " + id + ".",
                id);
    }
}
