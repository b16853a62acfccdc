package org.espalier.sandbox.rest;

import org.espalier.sandbox.issues.Catalogue;
import org.espalier.sandbox.issues.Comment;
import org.espalier.sandbox.issues.Issue;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Comments as JSON. */
final class CommentJson {

    private static final JsonMapper READER = JsonMapper.builder().build();

    private CommentJson() {}

    static ObjectNode comment(TermJson terms, Catalogue catalogue, Issue issue, Comment comment) {
        ObjectNode node = TermJson.JSON
                .objectNode()
                .put("self", terms.site().self("issue/" + issue.id() + "/comment/" + comment.id()))
                .put("id", Long.toString(comment.id()));
        catalogue.account(comment.hand().author()).ifPresent(author -> node.set("author", terms.account(author)));
        catalogue.account(comment.hand().last()).ifPresent(editor -> node.set("updateAuthor", terms.account(editor)));
        node.set("body", terms.richText(READER.readTree(comment.body())));
        return node.put("created", terms.site().issueStamp(comment.created()))
                .put("updated", terms.site().issueStamp(comment.updated()));
    }
}
