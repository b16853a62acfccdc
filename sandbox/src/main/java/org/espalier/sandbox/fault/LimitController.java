package org.espalier.sandbox.fault;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** For tests: how much this Jira takes before it answers 429. */
@RestController
@RequestMapping("/sandbox/limits")
class LimitController implements SwitchPanel {

    private static final int MOST = 10_000_000;

    private final RateLimits limits;

    LimitController(RateLimits limits) {
        this.limits = limits;
    }

    @GetMapping
    Map<String, Object> limits() {
        Limits now = limits.current();
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("pointsPerHour", points(now, Limits.Shared.GLOBAL));
        shown.put("tenantPointsPerHour", points(now, Limits.Shared.TENANT));
        shown.put("burstPercent", now.burstPercent());
        shown.put("writesPerIssue", now.writesPerIssue());
        shown.put("userTokens", now.perUser().map(Limits.PerUser::tokens).orElse(0));
        shown.put("userFill", now.perUser().map(Limits.PerUser::fill).orElse(1));
        shown.put(
                "userIntervalSeconds",
                now.perUser().map(Limits.PerUser::intervalSeconds).orElse(1));
        return shown;
    }

    private static int points(Limits limits, Limits.Shared shared) {
        return limits.quota()
                .filter(quota -> quota.shared() == shared)
                .map(Limits.Quota::points)
                .orElse(0);
    }

    @PutMapping
    Map<String, Object> set(@RequestBody JsonNode json) {
        SwitchBody body = SwitchBody.read(json, limits().keySet(), "so the limits stay as they are");
        int global = number(body, "pointsPerHour", 0);
        int tenant = number(body, "tenantPointsPerHour", 0);
        if (global > 0 && tenant > 0) {
            throw body.refused("tenantPointsPerHour", "Points are counted for all sites or for this one, not for both");
        }
        int tokens = number(body, "userTokens", 0);
        Limits.PerUser perUser = new Limits.PerUser(tokens, Math.max(1, number(body, "userFill", 1)), (int) Math.max(
                1, body.number("userIntervalSeconds", Duration.ofHours(1).toSeconds(), 1)));
        limits.set(new Limits(
                Optional.of(new Limits.Quota(
                                Math.max(global, tenant), global > 0 ? Limits.Shared.GLOBAL : Limits.Shared.TENANT))
                        .filter(quota -> quota.points() > 0),
                body.percent("burstPercent"),
                number(body, "writesPerIssue", 0),
                Optional.of(perUser).filter(size -> size.tokens() > 0)));
        return limits();
    }

    private static int number(SwitchBody body, String name, int absent) {
        return (int) body.number(name, MOST, absent);
    }

    @Override
    public String word() {
        return "limits";
    }

    @Override
    public Map<String, Object> values() {
        return limits();
    }

    @Override
    public void replace(JsonNode body) {
        set(body);
    }
}
