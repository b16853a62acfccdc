package org.espalier.sandbox.rest;

import java.util.HashMap;
import java.util.Map;
import org.espalier.sandbox.document.RichText;
import org.espalier.sandbox.issues.Account;
import org.espalier.sandbox.issues.IssueType;
import org.espalier.sandbox.issues.LinkType;
import org.espalier.sandbox.issues.Priority;
import org.espalier.sandbox.issues.Project;
import org.espalier.sandbox.issues.ProjectComponent;
import org.espalier.sandbox.issues.ProjectVersion;
import org.espalier.sandbox.issues.Resolution;
import org.espalier.sandbox.issues.Status;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Types, statuses, projects and people as JSON for one answer; what occurs often is made once. */
final class TermJson {

    static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Site site;
    private final Map<Object, ObjectNode> made = new HashMap<>();

    TermJson(Site site) {
        this.site = site;
    }

    Site site() {
        return site;
    }

    ObjectNode type(IssueType type) {
        return made.computeIfAbsent(type, unknown -> {
            ObjectNode node = JSON.objectNode()
                    .put("self", site.self("issuetype/" + type.id()))
                    .put("id", Long.toString(type.id()))
                    .put("description", "")
                    .put(
                            "iconUrl",
                            site.base() + "/images/icons/issuetypes/" + (type.subtask() ? "subtask" : "genericissue")
                                    + ".png")
                    .put("name", type.name())
                    .put("subtask", type.subtask());
            site.shapes().tellLevel(type, node);
            return node;
        });
    }

    ObjectNode status(Status status) {
        return made.computeIfAbsent(status, unknown -> {
            ObjectNode node = JSON.objectNode()
                    .put("self", site.self("status/" + status.id()))
                    .put("description", "")
                    .put("iconUrl", site.base() + "/images/icons/statuses/generic.png")
                    .put("name", status.name())
                    .put("id", Long.toString(status.id()));
            node.set("statusCategory", category(status.category()));
            site.shapes().tellScope(status, node);
            return node;
        });
    }

    private ObjectNode category(Status.Category category) {
        return JSON.objectNode()
                .put("self", site.self("statuscategory/" + category.id()))
                .put("id", category.id())
                .put("key", category.key())
                .put("colorName", category.color())
                .put("name", category.label());
    }

    ObjectNode priority(Priority priority) {
        return made.computeIfAbsent(
                priority,
                unknown -> JSON.objectNode()
                        .put("self", site.self("priority/" + priority.id()))
                        .put("iconUrl", site.base() + "/images/icons/priorities/medium.svg")
                        .put("name", priority.name())
                        .put("id", Long.toString(priority.id())));
    }

    ObjectNode resolution(Resolution resolution) {
        return made.computeIfAbsent(
                resolution,
                unknown -> JSON.objectNode()
                        .put("self", site.self("resolution/" + resolution.id()))
                        .put("id", Long.toString(resolution.id()))
                        .put("description", "")
                        .put("name", resolution.name()));
    }

    /** What an issue shows of a version. */
    ObjectNode version(ProjectVersion version) {
        return made.computeIfAbsent(version, unknown -> {
            ObjectNode node = JSON.objectNode()
                    .put("self", site.self("version/" + version.id()))
                    .put("id", Long.toString(version.id()));
            if (!version.description().isEmpty()) {
                node.put("description", version.description());
            }
            return node.put("name", version.name())
                    .put("archived", version.standing().archived())
                    .put("released", version.released());
        });
    }

    /** What an issue shows of a component. */
    ObjectNode component(ProjectComponent component) {
        return made.computeIfAbsent(
                component,
                unknown -> JSON.objectNode()
                        .put("self", site.self("component/" + component.id()))
                        .put("id", Long.toString(component.id()))
                        .put("name", component.name()));
    }

    ObjectNode linkType(LinkType type) {
        return made.computeIfAbsent(
                type,
                unknown -> JSON.objectNode()
                        .put("id", Long.toString(type.id()))
                        .put("name", type.name())
                        .put("inward", type.inward())
                        .put("outward", type.outward())
                        .put("self", site.self("issueLinkType/" + type.id())));
    }

    ObjectNode project(Project project) {
        return made.computeIfAbsent(project, unknown -> {
            ObjectNode node = JSON.objectNode()
                    .put("self", site.self("project/" + project.id()))
                    .put("id", Long.toString(project.id()))
                    .put("key", project.key())
                    .put("name", project.name())
                    .put("projectTypeKey", "software");
            site.shapes().tellStyle(project, node);
            node.set("avatarUrls", avatars("secure/projectavatar?pid=" + project.id()));
            return node;
        });
    }

    ObjectNode account(Account account) {
        return made.computeIfAbsent(account, unknown -> {
            ObjectNode node = JSON.objectNode();
            site.shapes().tellNames(account, site, node);
            account.login().email().ifPresent(email -> node.put("emailAddress", email));
            node.set("avatarUrls", avatars("secure/useravatar?ownerId=" + account.id()));
            node.put("displayName", account.displayName())
                    .put("active", true)
                    .put("timeZone", account.timeZone().getId());
            site.shapes().endAccount(node);
            return node;
        });
    }

    /** A text with marks as this version of the API shows it. */
    JsonNode richText(JsonNode kept) {
        return site.documents() ? RichText.document(kept) : JSON.stringNode(RichText.wiki(kept));
    }

    private ObjectNode avatars(String path) {
        ObjectNode urls = JSON.objectNode();
        for (String size : new String[] {"48x48", "24x24", "16x16", "32x32"}) {
            urls.put(size, site.base() + "/" + path + "&size=" + size);
        }
        return urls;
    }
}
