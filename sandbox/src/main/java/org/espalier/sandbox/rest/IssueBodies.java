package org.espalier.sandbox.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Catalogue;
import org.espalier.sandbox.issues.Issue;
import org.espalier.sandbox.issues.IssueDraft;
import org.espalier.sandbox.issues.IssueEdit;
import org.espalier.sandbox.issues.Refusal;
import org.espalier.sandbox.issues.Transition;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Reads the bodies of creates, edits and transitions, with the fields that this kind of Jira lets be set. */
@Component
class IssueBodies {

    private final Catalogue catalogue;
    private final Form form;

    IssueBodies(Catalogue catalogue, Form form) {
        this.catalogue = catalogue;
        this.form = form;
    }

    IssueDraft creation(JsonNode body, Caller caller, Site site) {
        return IssueCreateRequest.read(body, form, caller, catalogue, site);
    }

    IssueEdit edit(JsonNode body, Caller caller, Site site, Issue issue) {
        return read(body, site, issue, form.onEdit(caller, issue));
    }

    /** The body without what names the transition. */
    IssueEdit onTransition(JsonNode body, Caller caller, Site site, Issue issue, Transition transition) {
        return read(body, site, issue, Form.onTransition(caller, issue, transition));
    }

    /** The text of a comment as the store keeps it. */
    String comment(JsonNode text, Site site) {
        Map<String, String> errors = new LinkedHashMap<>();
        List<String> read = new FieldValues(new Ground(catalogue, site, Optional.empty()))
                .richText(text, message -> errors.put("comment", message));
        if (read.isEmpty()) {
            errors.putIfAbsent("comment", "Comment body can not be empty!");
            throw Refusal.badFields(errors);
        }
        return read.getFirst();
    }

    private IssueEdit read(JsonNode body, Site site, Issue issue, Set<String> settable) {
        Ground ground = new Ground(
                catalogue,
                site,
                Optional.of(catalogue.projects().of(issue.place().projectId())));
        return IssueRequest.read(body, ground, settable, Set.of()).edit();
    }
}
