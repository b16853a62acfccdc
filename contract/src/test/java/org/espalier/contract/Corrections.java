package org.espalier.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * The known errors of Atlassian's documents, by name. One that no exchange of the tests needs fails the build; so does
 * an exchange that still does not fit.
 */
final class Corrections {

    private static final String ANY = ".*";

    static final List<Correction> ALL = all();

    /** Paths of which no document says a word, although they are there. */
    static final List<Gap> GAPS = List.of(
            new Gap(
                    "the webhooks of an administrator, first form",
                    Pattern.compile("/rest/webhooks/1\\.0/.*"),
                    "Atlassian describes them on pages of their own, not in its documents."),
            new Gap(
                    "the webhooks of an administrator, from Data Center 10 on",
                    Pattern.compile("/rest/jira-webhook/1\\.0/.*"),
                    "Atlassian describes them on pages of their own, not in its documents."),
            new Gap(
                    "the personal access tokens of a Data Center",
                    Pattern.compile("/rest/pat/latest/tokens"),
                    "Atlassian describes them on a page of its own, not in its documents."),
            new Gap(
                    "the id of a Cloud site",
                    Pattern.compile("/_edge/tenant_info"),
                    "Atlassian names it on the pages about scoped tokens, not in its documents."),
            new Gap(
                    "the tokens of an app",
                    Pattern.compile("/oauth/token(/accessible-resources)?"),
                    "Atlassian describes its authorization server on the pages about OAuth 2.0 (3LO) apps, not in its"
                            + " documents."));

    private Corrections() {}

    private static List<Correction> all() {
        List<Correction> all = new ArrayList<>();
        all.addAll(ofAll());
        all.addAll(CloudCorrections.all());
        all.addAll(DataCenterCorrections.all());
        return List.copyOf(all);
    }

    private static List<Correction> ofAll() {
        return List.of(
                correction(
                        "a refusal has no body",
                        ANY,
                        place -> place.refusals().forEach(status -> place.answer(status, Frames.REFUSAL)),
                        "Recorded refusals have errorMessages and errors, as ErrorCollection of both platform documents, which hardly any"
                                + " operation refers to."),
                correction(
                        "only some operations refuse credentials",
                        ANY,
                        place -> place.answer("401", Frames.REFUSAL),
                        "Credentials that are wrong are refused before the operation is looked at."),
                correction(
                        "nothing is refused for a parameter that is missing or no number",
                        ".* GET .*/(user|user/assignable/search|filter/\\{id})",
                        place -> place.answer("400", Frames.REFUSAL),
                        "The document of Cloud has it for a filter and for assignable users; of a user none says how a request without a"
                                + " name is refused."),
                correction(
                        "too many new issues are refused one by one",
                        "CLOUD_PLATFORM POST .*/issue/bulk",
                        place -> place.answerEither("400", Frames.REFUSAL),
                        "The document tells of issues one by one; where there are more than it allows none is looked at, and it does"
                                + " not say how that is refused."),
                correction(
                        "no request is one too many",
                        ANY,
                        place -> place.answer("429", Frames.REFUSAL),
                        "The pages on rate limits say so for every operation."),
                correction(
                        "a stamp has a colon in its offset",
                        ANY,
                        place -> place.everywhere(schema -> {
                            if (schema.path("format").asString("").equals("date-time")) {
                                schema.remove("format");
                            }
                        }),
                        "Recorded answers of both kinds have +0000."));
    }

    static Correction correction(String name, String operations, Consumer<Place> change, String reason) {
        return new Correction(name, Pattern.compile(operations), change, reason);
    }
}
