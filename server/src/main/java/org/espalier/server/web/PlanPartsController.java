package org.espalier.server.web;

import java.util.Optional;
import org.espalier.server.sync.PlanChanges;
import org.espalier.server.sync.PlanId;
import org.espalier.server.sync.PlanSkips;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a stored plan is made of, page by page: its changes, and what it leaves alone. */
@RestController
@RequestMapping("/api/v1/plans/{id}")
class PlanPartsController {
    private static final int PAGE = 200;

    private final PlanChanges changes;
    private final PlanSkips skips;

    PlanPartsController(PlanChanges changes, PlanSkips skips) {
        this.changes = changes;
        this.skips = skips;
    }

    @GetMapping("/changes")
    Page<PlanChanges.Entry> changes(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String cursor) {
        var found = changes.after(
                new PlanId(id),
                Optional.ofNullable(kind).filter(each -> !each.isEmpty()).map(each -> PlanNames.kind(each, "/kind")),
                Cursor.parse(cursor).after(),
                PAGE + 1);
        return Page.of(found, PAGE, entry -> Long.parseLong(entry.id()), entry -> entry);
    }

    @GetMapping("/skips")
    Page<PlanSkips.Entry> skips(@PathVariable String id, @RequestParam(required = false) @Nullable String cursor) {
        var found = skips.after(new PlanId(id), Cursor.parse(cursor).after(), PAGE + 1);
        return Page.of(found, PAGE, entry -> Long.parseLong(entry.id()), entry -> entry);
    }
}
