package org.espalier.sandbox.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.espalier.sandbox.dialect.Dialect;
import org.espalier.sandbox.issues.Account;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Issue;
import org.espalier.sandbox.issues.IssueHead;
import org.espalier.sandbox.issues.IssueType;
import org.espalier.sandbox.issues.Permission;
import org.espalier.sandbox.issues.Project;
import org.espalier.sandbox.issues.Sprint;
import org.espalier.sandbox.issues.Status;
import org.espalier.sandbox.issues.Transition;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers as Data Center gives them: accounts by name, parents of sub-tasks alone, whole seconds, and pages for people
 * where the web server answers in place of Jira.
 */
@Component
@Profile(Dialect.DATA_CENTER_PROFILE)
class DataCenterShapes implements Shapes {

    private static final String REASON = "X-Seraph-LoginReason";

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSSXXX", Locale.ROOT)
            .withZone(Site.ZONE);

    private static final int FIRST_WITH_OTHER_WEBHOOKS = 10;

    private final DataCenterVersion version;

    DataCenterShapes(DataCenterVersion version) {
        this.version = version;
    }

    @Override
    public String newestVersion() {
        return "2";
    }

    /** Its document names no limit. */
    @Override
    public int mostNewIssues() {
        return Integer.MAX_VALUE;
    }

    /** What a real one says of its deployment is not known for sure; it is anything but {@code Cloud}. */
    @Override
    public void tellKind(ObjectNode info) {
        version.tell(info);
    }

    @Override
    public boolean goesOnWithoutLogin(HttpServletResponse response) throws IOException {
        response.setStatus(HttpStatus.UNAUTHORIZED.value());
        response.setHeader("WWW-Authenticate", "OAuth realm=\"sandbox\"");
        response.setContentType("text/html;charset=UTF-8");
        response.getOutputStream()
                .write(("<html><head><title>Unauthorized (401)</title></head><body><h1>Unauthorized (401)</h1>"
                                + "<p>Basic Authentication Failure - Reason : AUTHENTICATED_FAILED</p></body></html>")
                        .getBytes(StandardCharsets.UTF_8));
        return false;
    }

    @Override
    public void tellCaller(Optional<Account> account, HttpServletResponse response) {
        response.setHeader(
                "X-AUSERNAME", account.map(known -> known.login().name()).orElse("anonymous"));
        account.ifPresent(known -> response.setHeader(REASON, "OK"));
    }

    @Override
    public String notSignedIn() {
        return "You are not authenticated. Authentication required to perform this operation.";
    }

    @Override
    public ResponseEntity<String> unknownPath(HttpServletRequest request) {
        return ResponseEntity.status(HttpStatus.NOT_FOUND)
                .contentType(new MediaType(MediaType.APPLICATION_XML, StandardCharsets.UTF_8))
                .body("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><status><status-code>404"
                        + "</status-code><message>null for uri: "
                        + HtmlUtils.htmlEscape(request.getRequestURL().toString())
                        + "</message></status>");
    }

    @Override
    public void tellNames(Account account, Site site, ObjectNode node) {
        String name = account.login().name();
        node.put("self", site.self("user?username=" + name)).put("name", name).put("key", name);
    }

    @Override
    public String nameOf(Account account) {
        return account.login().name();
    }

    @Override
    public Optional<String> named(JsonNode person) {
        return Payload.text(person.path("name"));
    }

    @Override
    public Optional<Account> account(List<Account> accounts, String name) {
        return accounts.stream()
                .filter(account -> account.login().name().equals(name))
                .findFirst();
    }

    @Override
    public List<String> userParameters() {
        return List.of("username", "key");
    }

    @Override
    public String searchParameter() {
        return "username";
    }

    @Override
    public String noSuchUser(String name) {
        return "The user named '" + name + "' does not exist";
    }

    @Override
    public JsonNode kept(String wiki) {
        return TermJson.JSON.stringNode(wiki);
    }

    @Override
    public void endAccount(ObjectNode node) {
        // Nothing stands behind the time zone.
    }

    @Override
    public void tellLevel(IssueType type, ObjectNode node) {
        // There is no level, only whether it is a sub-task.
    }

    @Override
    public void tellStyle(Project project, ObjectNode node) {
        // All projects are of one style.
    }

    @Override
    public void tellScope(Status status, ObjectNode node) {
        // Every status is for all projects.
    }

    @Override
    public void tellListed(Project project, ObjectNode node) {
        // A list tells what an issue tells.
    }

    @Override
    public Optional<IssueHead> parent(Issue issue, Hierarchy hierarchy) {
        return issue.parent().filter(parent -> hierarchy.typeOf(issue.head()).subtask());
    }

    @Override
    public boolean dealsWithEpicsOf(Project project) {
        return true;
    }

    @Override
    public Optional<IssueHead> epic(Issue issue, Hierarchy hierarchy) {
        return issue.parent()
                .filter(parent -> !hierarchy.typeOf(issue.head()).subtask())
                .filter(parent -> hierarchy.typeOf(parent).epic());
    }

    @Override
    public Instant stamped(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS);
    }

    @Override
    public JsonNode sprint(Sprint sprint) {
        return TermJson.JSON.stringNode(SprintJson.inItsOwnWords(this, sprint));
    }

    @Override
    public Set<String> sprintMove() {
        return IssueSelection.MOVED;
    }

    @Override
    public String sprintDate(Instant moment) {
        return DATE.format(moment);
    }

    @Override
    public void tellLocation(Project project, ObjectNode node) {
        // A board stands nowhere.
    }

    @Override
    public void tellContainer(Project project, Site site, ObjectNode node) {
        // A board stands nowhere.
    }

    @Override
    public void endFilter(Editing editing, ObjectNode node) {
        node.remove("favouritedCount");
        node.put("editable", editing == Editing.ALLOWED);
    }

    @Override
    public List<String> permissions(List<String> asked, List<String> all) {
        return all;
    }

    @Override
    public void tellTransition(Transition transition, ObjectNode node) {
        node.put("opsbarSequence", transition.id());
    }

    @Override
    public void tellPage(ObjectNode page, List<ObjectNode> held, boolean last, String name) {
        page.put("isLast", last);
        held.forEach(page.putArray("values")::add);
    }

    @Override
    public void requireEditing(Caller caller, Issue issue) {
        caller.require(Permission.EDIT_ISSUES, issue);
    }

    @Override
    public boolean returnsEdited() {
        return false;
    }

    @Override
    public void tellKey(String field, ObjectNode node) {
        // Fields have no key here.
    }

    @Override
    public boolean knows(String field) {
        return !field.equals("parent");
    }

    /** Links have no id of a field here, and a parent is told as an epic or not at all. */
    @Override
    public ArrayNode items(JsonNode kept) {
        ArrayNode items = TermJson.JSON.arrayNode();
        for (JsonNode item : kept.values()) {
            if (!item.path("field").asString().equals("IssueParentAssociation")) {
                ObjectNode shown = item.asObject().deepCopy();
                if (item.path("field").asString().equals("Link")) {
                    shown.remove("fieldId");
                }
                items.add(shown);
            }
        }
        return items;
    }

    @Override
    public WebhookApi webhooks() {
        return version.major() < FIRST_WITH_OTHER_WEBHOOKS ? WebhookApi.FIRST : WebhookApi.SECOND;
    }

    @Override
    public void tellSigned(Optional<String> secret, ObjectNode node) {
        // A list does not tell.
    }

    @Override
    public ObjectNode remains(ObjectNode issue) {
        return issue;
    }

    @Override
    public boolean tellsPlacesAsLinks() {
        return true;
    }

    @Override
    public <T> List<T> inOrder(List<T> entries) {
        return entries;
    }
}
