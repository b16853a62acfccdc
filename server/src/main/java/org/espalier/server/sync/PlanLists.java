package org.espalier.server.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.espalier.core.change.Conflict;
import org.espalier.core.change.Halt;
import org.espalier.core.change.Skip;
import org.espalier.core.change.Warning;
import org.espalier.core.sight.IssueKey;
import org.espalier.core.structure.IssueId;
import org.espalier.core.structure.RowId;
import tools.jackson.databind.json.JsonMapper;

/** Writes the halts, warnings, conflicts and skips of a plan as JSON lists and reads them back. */
record PlanLists(JsonMapper json) {

    String halts(List<Halt> halts) {
        var array = json.createArrayNode();
        halts.forEach(halt -> array.addObject().put("code", halt.code().name()).put("sentence", halt.sentence()));
        return array.toString();
    }

    List<Halt> halts(String text) {
        var halts = new ArrayList<Halt>();
        json.readTree(text)
                .forEach(node -> halts.add(new Halt(
                        Halt.Code.valueOf(node.required("code").asString()),
                        node.required("sentence").asString())));
        return halts;
    }

    String warnings(List<Warning> warnings) {
        var array = json.createArrayNode();
        warnings.forEach(
                warning -> array.addObject().put("code", warning.code().name()).put("sentence", warning.sentence()));
        return array.toString();
    }

    List<Warning> warnings(String text) {
        var warnings = new ArrayList<Warning>();
        json.readTree(text)
                .forEach(node -> warnings.add(new Warning(
                        Warning.Code.valueOf(node.required("code").asString()),
                        node.required("sentence").asString())));
        return warnings;
    }

    String conflicts(List<Conflict> conflicts) {
        var array = json.createArrayNode();
        conflicts.forEach(conflict -> array.addObject()
                .put("fact", FactText.of(conflict.fact()))
                .put("structure", FactText.of(conflict.structure()))
                .put("tracker", FactText.of(conflict.tracker()))
                .put("cause", conflict.cause().name()));
        return array.toString();
    }

    List<Conflict> conflicts(String text) {
        var conflicts = new ArrayList<Conflict>();
        json.readTree(text)
                .forEach(node -> conflicts.add(new Conflict(
                        FactText.fact(node.required("fact").asString()),
                        FactText.value(node.required("structure").asString()),
                        FactText.value(node.required("tracker").asString()),
                        Conflict.Cause.valueOf(node.required("cause").asString()))));
        return conflicts;
    }

    String skips(List<Skip> skips) {
        var array = json.createArrayNode();
        for (var skip : skips) {
            var node = array.addObject()
                    .put("cause", skip.cause().name())
                    .put("issue", skip.issue().value())
                    .put("sentence", skip.sentence());
            skip.key().ifPresent(key -> node.put("key", key.value()));
            skip.row().ifPresent(row -> node.put("row", row.value()));
        }
        return array.toString();
    }

    List<Skip> skips(String text) {
        var skips = new ArrayList<Skip>();
        json.readTree(text)
                .forEach(node -> skips.add(new Skip(
                        Skip.Cause.valueOf(node.required("cause").asString()),
                        new IssueId(node.required("issue").asLong()),
                        Optional.ofNullable(node.get("key")).map(key -> new IssueKey(key.asString())),
                        Optional.ofNullable(node.get("row")).map(row -> new RowId(row.asLong())),
                        node.required("sentence").asString())));
        return skips;
    }
}
