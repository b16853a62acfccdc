package org.espalier.sandbox.rest;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.espalier.sandbox.issues.Account;
import org.espalier.sandbox.issues.Board;
import org.espalier.sandbox.issues.Boards;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Catalogue;
import org.espalier.sandbox.issues.Refusal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.node.ObjectNode;

/** Saved filters; there are those of the boards alone. */
@RestController
@RequestMapping("/rest/api/{version:${api.versions}}/filter")
class FilterController {

    private final Boards boards;
    private final Catalogue catalogue;

    FilterController(Boards boards, Catalogue catalogue) {
        this.boards = boards;
        this.catalogue = catalogue;
    }

    @OpenToAnyone
    @GetMapping("/{filter}")
    ObjectNode filter(Caller caller, Site site, @PathVariable("filter") String id) {
        Board board = boards.visible(caller).stream()
                .filter(candidate -> Long.toString(candidate.filter().id()).equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.badRequest("The selected filter is not available to you, perhaps it has been"
                        + " deleted or had its permissions changed."));
        String jql = board.filter().jql();
        ObjectNode node = TermJson.JSON
                .objectNode()
                .put("self", site.self("filter/" + id))
                .put("id", id)
                .put("name", board.filterName())
                .put("description", "");
        administrator().ifPresent(owner -> node.set("owner", new TermJson(site).account(owner)));
        node.put("jql", jql)
                .put("viewUrl", site.base() + "/issues/?filter=" + id)
                .put("searchUrl", site.self("search?jql=" + UriUtils.encode(jql, StandardCharsets.UTF_8)))
                .put("favourite", false)
                .putArray("sharePermissions")
                .addObject()
                .put("id", board.filter().id())
                .put("type", "project")
                .set("project", new TermJson(site).project(board.project()));
        return node;
    }

    private Optional<Account> administrator() {
        return catalogue.accounts().stream().filter(Account::administrator).findFirst();
    }
}
