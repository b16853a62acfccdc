package org.espalier.sandbox.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.espalier.sandbox.issues.Account;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Issue;
import org.espalier.sandbox.issues.IssueHead;
import org.espalier.sandbox.issues.IssueType;
import org.espalier.sandbox.issues.Project;
import org.espalier.sandbox.issues.Sprint;
import org.espalier.sandbox.issues.Status;
import org.espalier.sandbox.issues.Transition;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How answers look, where the two kinds of Jira differ; everything else looks the same on both. */
interface Shapes {

    /** The version of the API that {@code latest} stands for. */
    String newestVersion();

    /** How many issues one request may make. */
    int mostNewIssues();

    /** Says in {@code serverInfo} what this Jira is. */
    void tellKind(ObjectNode info);

    /**
     * Answers a request whose credentials were refused, or lets it go on as a visitor's.
     *
     * @return whether it goes on
     */
    boolean goesOnWithoutLogin(HttpServletResponse response) throws IOException;

    /** Says in the headers who asks. */
    void tellCaller(Optional<Account> account, HttpServletResponse response);

    /** What is said to a visitor who asks for what only accounts may have. */
    String notSignedIn();

    ResponseEntity<String> unknownPath(HttpServletRequest request);

    /** The names of an account, by which everything else knows it. */
    void tellNames(Account account, Site site, ObjectNode node);

    /** The name by which everything else knows an account. */
    String nameOf(Account account);

    /** The name of an account in what a request sends for a person. */
    Optional<String> named(JsonNode person);

    /** The account of that name, as requests name accounts. */
    Optional<Account> account(List<Account> accounts, String name);

    /** The parameters that name an account. */
    List<String> userParameters();

    /** The parameter with which people are searched. */
    String searchParameter();

    /** What is said where there is no account of that name. */
    String noSuchUser(String name);

    /** A wiki text as the store keeps it. */
    JsonNode kept(String wiki);

    /** What stands behind all else of an account. */
    void endAccount(ObjectNode node);

    void tellLevel(IssueType type, ObjectNode node);

    void tellStyle(Project project, ObjectNode node);

    /** Says of a status that only one project has it. */
    void tellScope(Status status, ObjectNode node);

    /** What a list of projects tells beyond what an issue tells of its project. */
    void tellListed(Project project, ObjectNode node);

    /** What the field {@code parent} shows. */
    Optional<IssueHead> parent(Issue issue, Hierarchy hierarchy);

    /** What the field for the epic shows. */
    Optional<IssueHead> epic(Issue issue, Hierarchy hierarchy);

    /** Whether the agile API's calls for epics deal with those of the project. */
    boolean dealsWithEpicsOf(Project project);

    /** The levels of issues. */
    interface Hierarchy {
        IssueType typeOf(IssueHead issue);
    }

    /** A moment as the stamps of issues tell it. */
    Instant stamped(Instant moment);

    /** A sprint in the field of an issue. */
    JsonNode sprint(Sprint sprint);

    /** What a body may name that moves issues into a sprint. */
    Set<String> sprintMove();

    /** A date of a sprint. */
    String sprintDate(Instant moment);

    /** Where a board is found by people. */
    void tellLocation(Project project, ObjectNode node);

    /** The same in the board's configuration. */
    void tellContainer(Project project, Site site, ObjectNode node);

    /** Puts the last touch to a saved filter. */
    void endFilter(Editing editing, ObjectNode node);

    /** Whether somebody may change something. */
    enum Editing {
        ALLOWED,
        REFUSED
    }

    /** The permissions that an answer tells of. */
    List<String> permissions(List<String> asked, List<String> all);

    /** What a way through the workflow tells beyond its id, its name and its end. */
    void tellTransition(Transition transition, ObjectNode node);

    /** Puts into a page what it holds; only one kind of Jira names it. */
    void tellPage(ObjectNode page, List<ObjectNode> held, boolean last, String name);

    /** Refuses an edit, before it is read, by somebody who may not edit; or lets it fail field by field. */
    void requireEditing(Caller caller, Issue issue);

    /** Whether an edit can answer with the issue. */
    boolean returnsEdited();

    /** Shows a field of the catalogue under its key, which is its id. */
    void tellKey(String field, ObjectNode node);

    /** Whether the catalogue of fields knows the field. */
    boolean knows(String field);

    /** The items of an entry of the history, of those that are kept. */
    ArrayNode items(JsonNode kept);

    /** Where an administrator keeps webhooks. */
    WebhookApi webhooks();

    /** Whether a webhook is signed, where a list tells it. */
    void tellSigned(Optional<String> secret, ObjectNode node);

    /** What is left to be told of an issue that is deleted. */
    ObjectNode remains(ObjectNode issue);

    /** Whether webhooks hear of an issue's epic or parent as of a link. */
    boolean tellsPlacesAsLinks();

    /** Entries of a history, oldest first as they are kept, in the order in which an issue is shown with them. */
    <T> List<T> inOrder(List<T> entries);
}
