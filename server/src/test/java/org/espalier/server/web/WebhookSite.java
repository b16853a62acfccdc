package org.espalier.server.web;

import static org.espalier.server.RecordedJira.empty;
import static org.espalier.server.RecordedJira.json;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.espalier.server.RecordedJira;
import org.espalier.server.RecordedJira.Answer;
import org.espalier.server.RecordedJira.Asked;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A Jira that keeps webhooks, of which the first is somebody else's. */
final class WebhookSite implements AutoCloseable {

    static final String WEBHOOKS = "/rest/webhooks/1.0/webhook";
    private static final String FOREIGN = "https://somebody.example/hooks/hook_1";

    private static final JsonMapper JSON = new JsonMapper();

    private final RecordedJira jira = RecordedJira.start();
    private final Map<Integer, ObjectNode> there = new TreeMap<>();
    private String secret = "";

    RecordedJira jira() {
        return jira;
    }

    /** What stands at the site, by number. */
    Map<Integer, ObjectNode> there() {
        return there;
    }

    ObjectNode standing(int number) {
        return Objects.requireNonNull(there.get(number));
    }

    /** The secret of the last one made. */
    String secret() {
        return secret;
    }

    /** As it was at first. */
    void again() {
        there.clear();
        there.put(
                1,
                JSON.createObjectNode()
                        .put("self", jira.url() + WEBHOOKS + "/1")
                        .put("url", FOREIGN));
        jira.healthy().when("GET " + WEBHOOKS, asked -> json(listed())).when("POST " + WEBHOOKS, this::made);
        for (int number = 1; number < 10; number++) {
            int each = number;
            jira.when("DELETE " + WEBHOOKS + "/" + number, asked -> {
                there.remove(each);
                return empty(204);
            });
        }
    }

    Answer made(Asked asked) {
        int number = there.keySet().stream().max(Integer::compare).orElse(0) + 1;
        var made = (ObjectNode) JSON.readTree(asked.body());
        var signed = made.has("secret");
        secret = made.path("secret").asString("");
        made.remove("secret");
        made.put("self", jira.url() + WEBHOOKS + "/" + number)
                .put("enabled", true)
                .put("isSigned", signed);
        there.put(number, made);
        return json(201, made.toString());
    }

    String listed() {
        return there.values().stream().map(ObjectNode::toString).collect(Collectors.joining(",", "[", "]"));
    }

    @Override
    public void close() {
        jira.close();
    }
}
