package org.espalier.server.sync;

import static org.espalier.server.RecordedJira.empty;
import static org.espalier.server.RecordedJira.json;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.espalier.server.RecordedJira;
import org.espalier.server.RecordedJira.Answer;
import org.espalier.server.RecordedJira.Asked;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A Jira whose issues have nothing but links of one type, and which answers amiss whenever a test wants it to. */
final class LinkedJira implements AutoCloseable {
    static final String CREATE = "POST /rest/api/3/issueLink";
    static final String DELETE = "DELETE /rest/api/3/issueLink/";
    static final String LOOK = "POST /rest/api/3/issue/bulkfetch";
    static final String MYSELF = "GET /rest/api/3/myself";

    /** Asked where a write was refused with a 401, which may also be for want of a permission. */
    static final String STILL_KNOWN = "GET /rest/api/2/myself";

    static final String LINK_TYPES = "GET /rest/api/3/issueLinkType";

    private static final JsonMapper JSON = new JsonMapper();

    private final RecordedJira jira = RecordedJira.start().healthy();
    private final Map<Long, Ends> links = new TreeMap<>();
    private final Map<String, Supplier<Optional<Answer>>> amiss = new TreeMap<>();
    private final Map<String, Answer> amissFor = new TreeMap<>();
    private final AtomicLong last = new AtomicLong(30);
    private volatile String project = "TEST";

    private record Ends(long source, long destination) {}

    LinkedJira() {
        answers(
                LINK_TYPES,
                asked -> json("{\"issueLinkTypes\":[{\"id\":\"100\",\"name\":\"Blocks\",\"inward\":\"is blocked by\","
                        + "\"outward\":\"blocks\"}]}"));
        answers(MYSELF, asked -> json("{\"accountId\":\"5b10a2\",\"displayName\":\"Bob at Jira\"}"));
        answers(STILL_KNOWN, asked -> json("{\"accountId\":\"5b10a2\"}"));
        answers(LOOK, this::look);
        answers(CREATE, this::created);
    }

    URI url() {
        return jira.url();
    }

    synchronized void link(long source, long destination) {
        var number = last.incrementAndGet();
        links.put(number, new Ends(source, destination));
        answers(DELETE + number, asked -> deleted(number));
    }

    synchronized int links() {
        return links.size();
    }

    /** Its project has another key from now on. */
    void otherKey(String key) {
        project = key;
        jira.project(key);
    }

    /** From now on. */
    void amiss(String route, Answer answer) {
        amiss(route, () -> Optional.of(answer));
    }

    /** To one of those who ask, from now on. */
    synchronized void amissFor(String asker, Answer answer) {
        amissFor.put(asker, answer);
    }

    /** So many times, then well again. */
    void amiss(int times, String route, Answer answer) {
        var left = new AtomicLong(times);
        amiss(route, () -> left.getAndDecrement() > 0 ? Optional.of(answer) : Optional.empty());
    }

    /** So many deletions of each link that is there, then well again. */
    synchronized void deletionsAmiss(int times, Answer answer) {
        links.keySet().forEach(number -> amiss(times, DELETE + number, answer));
    }

    /** From the first request of one route on, another one. */
    void failAfter(String first, String route, Answer answer) {
        amiss(route, () -> asked(first) > 0 ? Optional.of(answer) : Optional.empty());
    }

    /** From the second request of a route on. */
    void failAfterFirst(String route, Answer answer) {
        amiss(route, () -> asked(route) > 1 ? Optional.of(answer) : Optional.empty());
    }

    /** Once after the first request of one route, another one. */
    void failOnceAfter(String first, String route, Answer answer) {
        var failed = new AtomicBoolean();
        amiss(route, () -> asked(first) > 0 && !failed.getAndSet(true) ? Optional.of(answer) : Optional.empty());
    }

    private synchronized void amiss(String route, Supplier<Optional<Answer>> answer) {
        amiss.put(route, answer);
    }

    /** Once, while the first request of a route is being answered. */
    void meanwhile(String route, Runnable happens) {
        var happened = new AtomicBoolean();
        amiss(route, () -> {
            if (!happened.getAndSet(true)) {
                happens.run();
            }
            return Optional.empty();
        });
    }

    synchronized void answersWell() {
        amiss.clear();
        amissFor.clear();
    }

    /** A Jira with no links that answers well and was asked nothing. */
    synchronized void forget() {
        answersWell();
        links.clear();
        jira.forgetAsked();
    }

    long asked(String route) {
        return jira.asked().stream().filter(each -> each.route().equals(route)).count();
    }

    /** Who asked for anything, each once. */
    Set<String> askers() {
        return jira.asked().stream()
                .map(LinkedJira::asker)
                .flatMap(Optional::stream)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Optional<String> asker(Asked asked) {
        return asked.authorization()
                .map(basic -> new String(
                        Base64.getDecoder().decode(basic.substring("Basic ".length())), StandardCharsets.UTF_8));
    }

    /** From now on. */
    void forgetAsked() {
        jira.forgetAsked();
    }

    private interface Route {
        Answer answer(Asked asked);
    }

    private void answers(String route, Route well) {
        jira.when(route, asked -> {
            synchronized (this) {
                var refused = asker(asked).map(amissFor::get);
                if (refused.isPresent()) {
                    return refused.get();
                }
                var wrong = amiss.get(route);
                return wrong == null ? well.answer(asked) : wrong.get().orElseGet(() -> well.answer(asked));
            }
        });
    }

    private Answer created(Asked asked) {
        var body = JSON.readTree(asked.body());
        link(body.at("/inwardIssue/id").asLong(), body.at("/outwardIssue/id").asLong());
        return empty(201);
    }

    private Answer deleted(long number) {
        return links.remove(number) == null ? json(404, "{}") : empty(204);
    }

    private Answer look(Asked asked) {
        var issues = new ArrayList<String>();
        JSON.readTree(asked.body()).get("issueIdsOrKeys").forEach(id -> issues.add(issue(id.asLong())));
        return json("{\"issues\":[" + String.join(",", issues) + "]}");
    }

    private String issue(long id) {
        var shown = links.entrySet().stream()
                .map(link -> shown(id, link.getKey(), link.getValue()))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(","));
        return "{\"id\":\"" + id + "\",\"key\":\"" + project + "-" + id
                + "\",\"fields\":{\"subtasks\":[],\"issuelinks\":[" + shown + "]}}";
    }

    private Optional<String> shown(long issue, long number, Ends ends) {
        var other = issue == ends.source() ? "outwardIssue" : issue == ends.destination() ? "inwardIssue" : null;
        return text(other, number, issue == ends.source() ? ends.destination() : ends.source());
    }

    private Optional<String> text(@Nullable String end, long number, long other) {
        return Optional.ofNullable(end)
                .map(name -> "{\"id\":\"" + number + "\",\"type\":{\"id\":\"100\"},\"" + name + "\":{\"id\":\"" + other
                        + "\",\"key\":\"" + project + "-" + other + "\"}}");
    }

    @Override
    public void close() {
        jira.close();
    }
}
