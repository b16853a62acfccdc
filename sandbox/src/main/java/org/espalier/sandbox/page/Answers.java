package org.espalier.sandbox.page;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.espalier.sandbox.issues.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** How pages are sent. */
final class Answers {

    private Answers() {}

    static ResponseEntity<String> page(HttpStatus status, String html) {
        return page(status, html, "");
    }

    /** @param onward to where a form of the page may lead besides the sandbox; browsers follow nothing else */
    static ResponseEntity<String> page(HttpStatus status, String html, String onward) {
        return ResponseEntity.status(status)
                .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; img-src data:; style-src 'unsafe-inline'; form-action 'self' " + onward
                                + "; frame-ancestors 'none'")
                .body(html);
    }

    /** After a form, so that reading the page again does not send the form again. */
    static ResponseEntity<String> goTo(String path) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header("Location", path)
                .build();
    }

    /** What a refusal says, in one line. */
    static String sentence(Refusal refusal) {
        Stream<String> fields = refusal.errors().entrySet().stream().map(Answers::sentence);
        return Stream.concat(refusal.messages().stream(), fields).collect(Collectors.joining(" "));
    }

    private static String sentence(Map.Entry<String, String> error) {
        return SwitchWords.of(error.getKey()).label() + ": " + error.getValue();
    }
}
