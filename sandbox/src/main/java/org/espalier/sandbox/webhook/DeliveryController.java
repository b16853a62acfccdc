package org.espalier.sandbox.webhook;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.espalier.sandbox.fault.SwitchBody;
import org.espalier.sandbox.fault.SwitchPanel;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** For tests: how badly webhooks are told. */
@RestController
@RequestMapping("/sandbox/deliveries")
class DeliveryController implements SwitchPanel {

    private static final long LONGEST = Duration.ofMinutes(10).toMillis();

    private final DeliverySwitches switches;

    DeliveryController(DeliverySwitches switches) {
        this.switches = switches;
    }

    @GetMapping
    Map<String, Object> settings() {
        DeliverySwitches.Settings settings = switches.current();
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("droppedPercent", settings.chances().dropped());
        shown.put("doubledPercent", settings.chances().doubled());
        shown.put("heldBackPercent", settings.chances().heldBack());
        shown.put("forgedPercent", settings.chances().forged());
        shown.put("delayMillis", settings.times().delay().toMillis());
        shown.put("heldBackMillis", settings.times().heldBack().toMillis());
        shown.put("retryMillis", settings.times().retry().toMillis());
        shown.put("timeoutMillis", settings.times().timeout().toMillis());
        shown.put("tries", settings.tries());
        shown.put("tellRanks", settings.extras().ranks());
        shown.put("tellLinks", settings.extras().links());
        return shown;
    }

    @PutMapping
    Map<String, Object> set(@RequestBody JsonNode json) {
        SwitchBody body = SwitchBody.read(json, settings().keySet(), "so deliveries go on as they did");
        DeliverySwitches.Times normal = switches.normal().times();
        switches.set(new DeliverySwitches.Settings(
                new DeliverySwitches.Chances(
                        body.percent("droppedPercent"),
                        body.percent("doubledPercent"),
                        body.percent("heldBackPercent"),
                        body.percent("forgedPercent")),
                new DeliverySwitches.Times(
                        millis(body, "delayMillis", normal.delay()),
                        millis(body, "heldBackMillis", normal.heldBack()),
                        millis(body, "retryMillis", normal.retry()),
                        atLeastOne(millis(body, "timeoutMillis", normal.timeout()))),
                (int) Math.max(
                        1,
                        body.number(
                                "tries",
                                DeliverySwitches.MOST_TRIES,
                                switches.normal().tries())),
                new DeliverySwitches.Extras(body.flag("tellRanks"), body.flag("tellLinks"))));
        return settings();
    }

    private static Duration millis(SwitchBody body, String name, Duration normal) {
        return Duration.ofMillis(body.number(name, LONGEST, normal.toMillis()));
    }

    /** A receiver that had no time at all could not answer. */
    private static Duration atLeastOne(Duration timeout) {
        return timeout.isZero() ? Duration.ofMillis(1) : timeout;
    }

    @Override
    public String word() {
        return "deliveries";
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
