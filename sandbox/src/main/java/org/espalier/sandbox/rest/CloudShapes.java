package org.espalier.sandbox.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.espalier.sandbox.dialect.Dialect;
import org.espalier.sandbox.document.RichText;
import org.espalier.sandbox.issues.Account;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.CustomFields;
import org.espalier.sandbox.issues.Issue;
import org.espalier.sandbox.issues.IssueHead;
import org.espalier.sandbox.issues.IssueType;
import org.espalier.sandbox.issues.Project;
import org.espalier.sandbox.issues.Refusal;
import org.espalier.sandbox.issues.Sprint;
import org.espalier.sandbox.issues.Status;
import org.espalier.sandbox.issues.Transition;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers as Cloud gives them: accounts by id, parents on every level, problems in the form of RFC 9457. */
@Component
@Profile(Dialect.CLOUD_PROFILE)
class CloudShapes implements Shapes {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    @Override
    public String newestVersion() {
        return "3";
    }

    @Override
    public int mostNewIssues() {
        return 50;
    }

    @Override
    public void tellKind(ObjectNode info) {
        info.put("version", "1001.0.0-SNAPSHOT")
                .put("deploymentType", "Cloud")
                .put("buildNumber", 100_297)
                .putArray("versionNumbers")
                .add(1001)
                .add(0)
                .add(0);
    }

    /** An open call answers 200 with little or nothing, and only a header tells why. */
    @Override
    public boolean goesOnWithoutLogin(HttpServletResponse response) {
        return true;
    }

    @Override
    public void tellCaller(Optional<Account> account, HttpServletResponse response) {
        account.map(Account::id).ifPresent(id -> response.setHeader("X-AAccountId", id));
    }

    @Override
    public String notSignedIn() {
        return "Client must be authenticated to access this resource.";
    }

    @Override
    public ResponseEntity<String> unknownPath(HttpServletRequest request) {
        ObjectNode problem = TermJson.JSON
                .objectNode()
                .put("type", "about:blank")
                .put("title", "Not Found")
                .put("status", HttpStatus.NOT_FOUND.value())
                .put("detail", "No endpoint " + request.getMethod() + " " + request.getRequestURI() + ".")
                .put("instance", request.getRequestURI());
        return ResponseEntity.status(HttpStatus.NOT_FOUND)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem.toString());
    }

    @Override
    public void tellNames(Account account, Site site, ObjectNode node) {
        node.put("self", site.self("user?accountId=" + account.id())).put("accountId", account.id());
    }

    @Override
    public String nameOf(Account account) {
        return account.id();
    }

    @Override
    public Optional<String> named(JsonNode person) {
        return Payload.text(person.path("accountId")).or(() -> Payload.text(person.path("id")));
    }

    @Override
    public Optional<Account> account(List<Account> accounts, String name) {
        return accounts.stream().filter(account -> account.id().equals(name)).findFirst();
    }

    @Override
    public List<String> userParameters() {
        return List.of("accountId");
    }

    @Override
    public String searchParameter() {
        return "query";
    }

    @Override
    public String noSuchUser(String name) {
        return "Specified user does not exist or you do not have required permissions";
    }

    /** Every text is a document, in whichever form it was sent. */
    @Override
    public JsonNode kept(String wiki) {
        return RichText.document(TermJson.JSON.stringNode(wiki));
    }

    @Override
    public void endAccount(ObjectNode node) {
        node.put("accountType", "atlassian");
    }

    @Override
    public void tellLevel(IssueType type, ObjectNode node) {
        node.put("hierarchyLevel", type.level());
    }

    @Override
    public void tellStyle(Project project, ObjectNode node) {
        node.put("simplified", project.teamManaged());
    }

    @Override
    public void tellScope(Status status, ObjectNode node) {
        status.projectId()
                .ifPresent(project -> node.putObject("scope")
                        .put("type", "PROJECT")
                        .putObject("project")
                        .put("id", Long.toString(project)));
    }

    @Override
    public void tellListed(Project project, ObjectNode node) {
        node.put("style", project.style())
                .put("isPrivate", false)
                .put("uuid", "00000000-0000-4000-8000-0000000" + project.id());
    }

    @Override
    public Optional<IssueHead> parent(Issue issue, Hierarchy hierarchy) {
        return issue.parent();
    }

    @Override
    public boolean dealsWithEpicsOf(Project project) {
        return !project.teamManaged();
    }

    @Override
    public Optional<IssueHead> epic(Issue issue, Hierarchy hierarchy) {
        return issue.parent().filter(parent -> hierarchy.typeOf(parent).epic());
    }

    @Override
    public Instant stamped(Instant moment) {
        return moment;
    }

    @Override
    public JsonNode sprint(Sprint sprint) {
        return SprintJson.ofField(this, sprint);
    }

    @Override
    public Set<String> sprintMove() {
        return IssueSelection.RANKED;
    }

    @Override
    public String sprintDate(Instant moment) {
        return DATE.format(moment);
    }

    @Override
    public void tellLocation(Project project, ObjectNode node) {
        String name = project.name() + " (" + project.key() + ")";
        node.putObject("location")
                .put("projectId", project.id())
                .put("displayName", name)
                .put("projectName", project.name())
                .put("projectKey", project.key())
                .put("projectTypeKey", "software")
                .put("name", name);
    }

    @Override
    public void tellContainer(Project project, Site site, ObjectNode node) {
        node.putObject("location")
                .put("type", "project")
                .put("key", project.key())
                .put("id", Long.toString(project.id()))
                .put("self", site.self("project/" + project.id()))
                .put("name", project.name());
    }

    @Override
    public void endFilter(Editing editing, ObjectNode node) {}

    @Override
    public List<String> permissions(List<String> asked, List<String> all) {
        if (asked.isEmpty()) {
            throw Refusal.badRequest("The 'permissions' query parameter is required.");
        }
        return asked;
    }

    @Override
    public void tellTransition(Transition transition, ObjectNode node) {
        node.put("hasScreen", transition.screen() != Transition.Screen.NONE)
                .put("isGlobal", true)
                .put("isInitial", false)
                .put("isAvailable", true)
                .put("isConditional", false)
                .put("isLooped", false);
    }

    @Override
    public void tellPage(ObjectNode page, List<ObjectNode> held, boolean last, String name) {
        held.forEach(page.putArray(name)::add);
    }

    /** Every field of the body is refused instead, as one that is not on the screen. */
    @Override
    public void requireEditing(Caller caller, Issue issue) {
        // The fields refuse.
    }

    @Override
    public boolean returnsEdited() {
        return true;
    }

    @Override
    public void tellKey(String field, ObjectNode node) {
        node.put("key", field);
    }

    @Override
    public boolean knows(String field) {
        return !field.equals(CustomFields.PARENT_LINK);
    }

    /** What Data Center tells of the parents of sub-tasks and epics is told as for every other issue. */
    @Override
    public ArrayNode items(JsonNode kept) {
        ArrayNode items = TermJson.JSON.arrayNode();
        kept.values().stream()
                .filter(item -> !Set.of("Parent Issue", "Parent Link")
                        .contains(item.path("field").asString()))
                .forEach(items::add);
        return items;
    }

    @Override
    public WebhookApi webhooks() {
        return WebhookApi.FIRST;
    }

    @Override
    public void tellSigned(Optional<String> secret, ObjectNode node) {
        node.put("isSigned", secret.isPresent());
    }

    @Override
    public ObjectNode remains(ObjectNode issue) {
        return issue.retain("id", "key");
    }

    @Override
    public boolean tellsPlacesAsLinks() {
        return false;
    }

    @Override
    public <T> List<T> inOrder(List<T> entries) {
        return entries.reversed();
    }
}
