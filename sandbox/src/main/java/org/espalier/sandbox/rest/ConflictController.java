package org.espalier.sandbox.rest;

import java.util.Map;
import java.util.Set;
import org.espalier.sandbox.fault.SwitchBody;
import org.espalier.sandbox.fault.SwitchPanel;
import org.espalier.sandbox.issues.Contention;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** For tests: how many of the next edits and transitions meet another write. */
@RestController
@RequestMapping("/sandbox/conflicts")
class ConflictController implements SwitchPanel {

    private static final String NEXT = "next";
    private static final int MOST = 1_000_000;

    private final Contention contention;

    ConflictController(Contention contention) {
        this.contention = contention;
    }

    @GetMapping
    Map<String, Integer> conflicts() {
        return Map.of(NEXT, contention.left());
    }

    @PutMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void set(@RequestBody JsonNode json) {
        SwitchBody body = SwitchBody.read(json, Set.of(NEXT), "so writes meet as they did");
        contention.refuseNext((int) body.number(NEXT, MOST, 0));
    }

    @Override
    public String word() {
        return "conflicts";
    }

    @Override
    public Map<String, Object> values() {
        return Map.of(NEXT, contention.left());
    }

    @Override
    public void replace(JsonNode body) {
        set(body);
    }
}
