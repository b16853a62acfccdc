package org.espalier.sandbox.rest;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.espalier.sandbox.issues.Anchor;
import org.espalier.sandbox.issues.CustomFields;
import org.espalier.sandbox.issues.Issue;
import org.espalier.sandbox.issues.Refusal;
import tools.jackson.databind.JsonNode;

/**
 * Where a body wants something ranked.
 *
 * @param kind how the names of the body call what is ranked: {@code rankBeforeIssue}, {@code rankBeforeEpic}
 */
record RankRequest(JsonNode body, String kind) {

    private static final String BEFORE = "rankBefore";
    private static final String AFTER = "rankAfter";
    private static final String FIELD = "rankCustomFieldId";

    /** The names that speak of the place of what is called so. */
    static Set<String> names(String kind) {
        return Set.of(BEFORE + kind, AFTER + kind, FIELD);
    }

    /** The place, given how to find what the body names. */
    Anchor anchor(Function<String, Issue> find) {
        refuseOtherField();
        Optional<String> before = Payload.text(body.path(BEFORE + kind));
        Optional<String> after = Payload.text(body.path(AFTER + kind));
        if (before.isPresent() == after.isPresent()) {
            throw Refusal.badRequest("Exactly one of rankBefore" + kind + " and rankAfter" + kind
                    + " must be given; nothing was ranked.");
        }
        return new Anchor(
                find.apply(before.or(() -> after).orElseThrow()).id(),
                before.isPresent() ? Anchor.Side.BEFORE : Anchor.Side.AFTER);
    }

    /** A site may have several fields of this kind; this one has one. */
    private void refuseOtherField() {
        Optional<String> number = Payload.text(body.path(FIELD));
        if (number.filter(given -> !CustomFields.RANK.equals("customfield_" + given))
                .isPresent()) {
            throw Refusal.badRequest("The custom field " + number.get() + " is no rank field; nothing was ranked.");
        }
    }
}
