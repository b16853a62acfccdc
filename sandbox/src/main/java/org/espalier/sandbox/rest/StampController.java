package org.espalier.sandbox.rest;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.espalier.sandbox.fault.SwitchPanel;
import org.espalier.sandbox.issues.Refusal;
import org.espalier.sandbox.issues.Stamping;
import org.espalier.sandbox.issues.Stamping.Cause;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** For tests: what moves the stamps of issues beside an edit of their own fields. */
@RestController
@RequestMapping("/sandbox/stamps")
class StampController implements SwitchPanel {

    private static final Map<String, Cause> CAUSES = causes();

    private final Stamping stamping;

    StampController(Stamping stamping) {
        this.stamping = stamping;
    }

    private static Map<String, Cause> causes() {
        Map<String, Cause> causes = new LinkedHashMap<>();
        causes.put("link", Cause.LINK);
        causes.put("epicChild", Cause.EPIC_CHILD);
        causes.put("subTask", Cause.SUB_TASK);
        causes.put("rank", Cause.RANK);
        causes.put("comment", Cause.COMMENT);
        causes.put("property", Cause.PROPERTY);
        causes.put("migration", Cause.MIGRATION);
        return causes;
    }

    @GetMapping
    Map<String, Boolean> stamps() {
        Map<String, Boolean> shown = new LinkedHashMap<>();
        CAUSES.forEach((name, cause) -> shown.put(name, stamping.current().contains(cause)));
        return shown;
    }

    /** What the body does not name is as it ordinarily is. */
    @PutMapping
    Map<String, Boolean> set(@RequestBody JsonNode body) {
        Set<Cause> causes = EnumSet.copyOf(Stamping.ORDINARY);
        for (Map.Entry<String, JsonNode> entry : Payload.object(body).properties()) {
            Cause cause = CAUSES.get(entry.getKey());
            if (cause == null || !entry.getValue().isBoolean()) {
                throw Refusal.badField(
                        entry.getKey(),
                        "Stamps move as before, because only " + String.join(", ", CAUSES.keySet())
                                + " can be switched, each to true or false.");
            }
            if (entry.getValue().booleanValue()) {
                causes.add(cause);
            } else {
                causes.remove(cause);
            }
        }
        stamping.set(causes);
        return stamps();
    }

    @Override
    public String word() {
        return "stamps";
    }

    @Override
    public Map<String, Object> values() {
        return new LinkedHashMap<>(stamps());
    }

    @Override
    public void replace(JsonNode body) {
        set(body);
    }
}
