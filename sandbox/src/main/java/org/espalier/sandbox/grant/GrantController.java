package org.espalier.sandbox.grant;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.espalier.sandbox.dialect.Dialect;
import org.espalier.sandbox.fault.SwitchBody;
import org.espalier.sandbox.fault.SwitchPanel;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** For tests: how soon what was handed out to apps ends. */
@RestController
@Profile(Dialect.CLOUD_PROFILE)
@RequestMapping("/sandbox/grants")
class GrantController implements SwitchPanel {

    private static final long LONGEST = Duration.ofDays(1000).toSeconds();

    private final Grants grants;
    private final GrantClock clock;

    GrantController(Grants grants, GrantClock clock) {
        this.grants = grants;
        this.clock = clock;
    }

    @GetMapping
    Map<String, Object> settings() {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("accessTokenSeconds", grants.accessLasts().toSeconds());
        shown.put("secondsAhead", clock.ahead().toSeconds());
        return shown;
    }

    @PutMapping
    Map<String, Object> set(@RequestBody JsonNode json) {
        SwitchBody body = SwitchBody.read(json, settings().keySet(), "so tokens end as they did");
        long lasts = body.number("accessTokenSeconds", LONGEST, Grants.ACCESS_LASTS.toSeconds());
        long ahead = body.number("secondsAhead", LONGEST, 0);
        grants.letAccessLast(Duration.ofSeconds(lasts));
        clock.go(Duration.ofSeconds(ahead));
        return settings();
    }

    /** Everybody takes back what they allowed. */
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw() {
        grants.withdrawAll();
    }

    @Override
    public String word() {
        return "grants";
    }

    @Override
    public Map<String, Object> values() {
        return settings();
    }

    @Override
    public void replace(JsonNode body) {
        set(body);
    }
}
