package org.espalier.sandbox.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.espalier.sandbox.issues.Project;
import org.espalier.sandbox.issues.Refusal;
import org.espalier.sandbox.issues.Terms;
import org.espalier.sandbox.search.SearchIndex;
import tools.jackson.databind.JsonNode;

/** Faults as a request asks for them; what it does not name is off. */
final class FaultsRequest {

    private static final Set<String> KNOWN = Set.of(
            "latencyMillis",
            "rateLimitPercent",
            "errorPercent",
            "timeoutAfterCommitPercent",
            "searchLagMillis",
            "searchFlickerPercent",
            "hideProjects",
            "deadToken",
            "rankRefusalPercent",
            "denyScheduling",
            "seed");
    private static final long LONGEST_LATENCY = Duration.ofMinutes(10).toMillis();

    private final JsonNode body;

    private FaultsRequest(JsonNode body) {
        this.body = body;
    }

    static Faults read(JsonNode body, Terms<Project> projects) {
        if (!body.isObject()) {
            throw Refusal.badRequest("The faults stay as they are, because the body is not a JSON object.");
        }
        for (Map.Entry<String, JsonNode> entry : body.properties()) {
            if (!KNOWN.contains(entry.getKey())) {
                throw Refusal.badField(entry.getKey(), "There is no such switch, so the faults stay as they are.");
            }
        }
        FaultsRequest request = new FaultsRequest(body);
        return new Faults(
                Duration.ofMillis(request.number("latencyMillis", LONGEST_LATENCY)),
                new Faults.Chances(
                        (int) request.number("rateLimitPercent", 100),
                        (int) request.number("errorPercent", 100),
                        (int) request.number("timeoutAfterCommitPercent", 100),
                        (int) request.number("rankRefusalPercent", 100)),
                new SearchIndex.Lateness(Duration.ofMillis(request.number("searchLagMillis", LONGEST_LATENCY)), (int)
                        request.number("searchFlickerPercent", 100)),
                new Faults.Access(
                        request.projects("hideProjects", projects),
                        request.deadToken(),
                        request.projects("denyScheduling", projects)),
                request.seed());
    }

    private long number(String name, long most) {
        JsonNode value = body.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return 0;
        }
        if (!isWhole(value) || value.longValue() < 0 || value.longValue() > most) {
            throw Refusal.badField(
                    name, "It must be a whole number from 0 to " + most + ", so the faults stay as they are.");
        }
        return value.longValue();
    }

    private static boolean isWhole(JsonNode value) {
        return value.isIntegralNumber() && value.canConvertToLong();
    }

    private Optional<Long> seed() {
        JsonNode value = body.path("seed");
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!isWhole(value)) {
            throw Refusal.badField("seed", "It must be a whole number, so the faults stay as they are.");
        }
        return Optional.of(value.longValue());
    }

    private boolean deadToken() {
        JsonNode value = body.path("deadToken");
        if (!value.isMissingNode() && !value.isNull() && !value.isBoolean()) {
            throw Refusal.badField("deadToken", "It must be true or false, so the faults stay as they are.");
        }
        return value.isBoolean() && value.booleanValue();
    }

    private List<String> projects(String name, Terms<Project> projects) {
        JsonNode value = body.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return List.of();
        }
        if (!value.isArray()) {
            throw Refusal.badField(name, "It must be a list of project keys, so the faults stay as they are.");
        }
        List<String> keys = new ArrayList<>();
        for (JsonNode key : value.values()) {
            String text = key.isString() ? key.stringValue() : key.toString();
            if (projects.all().stream().noneMatch(project -> project.key().equals(text))) {
                throw Refusal.badField(name, "No project has the key " + text + ", so the faults stay as they are.");
            }
            keys.add(text);
        }
        return List.copyOf(keys);
    }
}
