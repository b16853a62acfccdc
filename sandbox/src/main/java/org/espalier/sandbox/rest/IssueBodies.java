package org.espalier.sandbox.rest;

import java.util.Set;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Catalogue;
import org.espalier.sandbox.issues.IssueDraft;
import org.espalier.sandbox.issues.IssueEdit;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Reads the bodies of creates and edits, with the fields that this kind of Jira lets be set. */
@Component
class IssueBodies {

    private final Catalogue catalogue;
    private final Form form;

    IssueBodies(Catalogue catalogue, Form form) {
        this.catalogue = catalogue;
        this.form = form;
    }

    IssueDraft creation(JsonNode body, Caller caller) {
        return IssueCreateRequest.read(body, catalogue, form, caller);
    }

    IssueEdit edit(JsonNode body) {
        return IssueRequest.read(body, catalogue, form.onEdit(), Set.of()).edit();
    }
}
