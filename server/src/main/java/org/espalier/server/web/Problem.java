package org.espalier.server.web;

import java.util.List;
import org.espalier.server.platform.Fault;
import org.espalier.server.platform.Refusal;
import org.springframework.http.HttpStatus;

/** Why a request was not carried out, in the shape of RFC 9457. */
record Problem(
        String type, String title, int status, String detail, String code, String requestId, List<Fault> errors) {

    static Problem of(HttpStatus status, String code, String detail, String requestId) {
        return new Problem("about:blank", status.getReasonPhrase(), status.value(), detail, code, requestId, List.of());
    }

    static Problem of(Refusal refusal, String requestId) {
        HttpStatus status = statusOf(refusal.kind());
        return new Problem(
                "about:blank",
                status.getReasonPhrase(),
                status.value(),
                refusal.sentence(),
                refusal.code(),
                requestId,
                refusal.faults());
    }

    private static HttpStatus statusOf(Refusal.Kind kind) {
        return switch (kind) {
            case MALFORMED -> HttpStatus.BAD_REQUEST;
            case UNAUTHENTICATED -> HttpStatus.UNAUTHORIZED;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case CONFLICT -> HttpStatus.CONFLICT;
            case GONE -> HttpStatus.GONE;
            case STALE -> HttpStatus.PRECONDITION_FAILED;
            case TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
            case UNPROCESSABLE -> HttpStatus.UNPROCESSABLE_CONTENT;
            case VERSION_NEEDED -> HttpStatus.PRECONDITION_REQUIRED;
            case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
            case NO_ROOM -> HttpStatus.INSUFFICIENT_STORAGE;
        };
    }
}
