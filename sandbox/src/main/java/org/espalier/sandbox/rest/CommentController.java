package org.espalier.sandbox.rest;

import java.util.List;
import org.espalier.sandbox.fault.Writing;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Catalogue;
import org.espalier.sandbox.issues.Comment;
import org.espalier.sandbox.issues.Comments;
import org.espalier.sandbox.issues.Issue;
import org.espalier.sandbox.issues.Issues;
import org.espalier.sandbox.issues.Permission;
import org.espalier.sandbox.issues.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What people say about an issue. */
@RestController
@RequestMapping("/rest/api/{version:${api.versions}}/issue/{issue}/comment")
class CommentController {

    private final Issues issues;
    private final Comments comments;
    private final Catalogue catalogue;
    private final IssueBodies bodies;

    CommentController(Issues issues, Comments comments, Catalogue catalogue, IssueBodies bodies) {
        this.issues = issues;
        this.comments = comments;
        this.catalogue = catalogue;
        this.bodies = bodies;
    }

    @OpenToAnyone
    @GetMapping
    ObjectNode comments(
            Caller caller,
            Site site,
            @PathVariable("issue") String idOrKey,
            @RequestParam MultiValueMap<String, String> words) {
        Issue issue = issues.require(caller, idOrKey);
        OffsetPage page = OffsetPage.of(words);
        List<Comment> all = of(issue);
        int start = Math.min(page.startAt(), all.size());
        int end = Math.min(all.size(), start + page.size());
        ObjectNode answer = TermJson.JSON
                .objectNode()
                .put("startAt", page.startAt())
                .put("maxResults", page.size())
                .put("total", all.size());
        ArrayNode list = answer.putArray("comments");
        TermJson terms = new TermJson(site);
        all.subList(start, end).forEach(comment -> list.add(CommentJson.comment(terms, catalogue, issue, comment)));
        return answer;
    }

    @Writing
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ObjectNode add(Caller caller, Site site, @PathVariable("issue") String idOrKey, @RequestBody JsonNode body) {
        Issue issue = issues.require(caller, idOrKey);
        if (!caller.may(Permission.ADD_COMMENTS, issue)) {
            throw Refusal.badRequest("You do not have the permission to comment on this issue.");
        }
        String text = bodies.comment(Payload.object(body).path("body"), site);
        long id = comments.add(caller, issue, text);
        return shown(site, issue, find(issue, Long.toString(id)));
    }

    @OpenToAnyone
    @GetMapping("/{comment}")
    ObjectNode comment(
            Caller caller, Site site, @PathVariable("issue") String idOrKey, @PathVariable("comment") String id) {
        Issue issue = issues.require(caller, idOrKey);
        return shown(site, issue, find(issue, id));
    }

    @Writing
    @PutMapping("/{comment}")
    ObjectNode change(
            Caller caller,
            Site site,
            @PathVariable("issue") String idOrKey,
            @PathVariable("comment") String id,
            @RequestBody JsonNode body) {
        Issue issue = issues.require(caller, idOrKey);
        Comment comment = own(caller, issue, id, "edit");
        comments.change(
                caller, issue, comment, bodies.comment(Payload.object(body).path("body"), site));
        return shown(site, issue, find(issue, id));
    }

    @Writing
    @DeleteMapping("/{comment}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Caller caller, @PathVariable("issue") String idOrKey, @PathVariable("comment") String id) {
        Issue issue = issues.require(caller, idOrKey);
        comments.remove(caller, issue, own(caller, issue, id, "delete"));
    }

    /** A comment that the caller may change: their own, or anybody's where they administer the project. */
    private Comment own(Caller caller, Issue issue, String id, String what) {
        Comment comment = find(issue, id);
        boolean own = comment.hand().author().equals(caller.author().id());
        if (!caller.may(own ? Permission.ADD_COMMENTS : Permission.ADMINISTER_PROJECTS, issue)) {
            throw Refusal.badRequest("You do not have the permission to " + what + " this comment.");
        }
        return comment;
    }

    private Comment find(Issue issue, String id) {
        return comments.find(issue, id)
                .orElseThrow(() -> Refusal.notFound("Can not find a comment for the id: " + id + "."));
    }

    private ObjectNode shown(Site site, Issue issue, Comment comment) {
        return CommentJson.comment(new TermJson(site), catalogue, issue, comment);
    }

    private List<Comment> of(Issue issue) {
        return comments.of(List.of(issue.id())).getOrDefault(issue.id(), List.of());
    }
}
