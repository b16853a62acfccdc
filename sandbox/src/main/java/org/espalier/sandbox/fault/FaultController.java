package org.espalier.sandbox.fault;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.espalier.sandbox.issues.Catalogue;
import org.espalier.sandbox.search.SearchIndex;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The endpoints for tests: what was asked of the sandbox, and how badly it behaves. */
@RestController
@RequestMapping("/sandbox")
class FaultController implements SwitchPanel {

    private final RequestCounts counts;
    private final FaultSwitches switches;
    private final SearchIndex index;
    private final Catalogue catalogue;

    FaultController(RequestCounts counts, FaultSwitches switches, SearchIndex index, Catalogue catalogue) {
        this.counts = counts;
        this.switches = switches;
        this.index = index;
        this.catalogue = catalogue;
    }

    @GetMapping("/requests")
    RequestCounts.Counts requests() {
        return counts.counts();
    }

    @DeleteMapping("/requests")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void forgetRequests() {
        counts.clear();
    }

    @GetMapping("/faults")
    Map<String, Object> faults() {
        return shown(switches.current());
    }

    @PutMapping("/faults")
    Map<String, Object> setFaults(@RequestBody JsonNode body) {
        Faults wanted = FaultsRequest.read(body, catalogue.projects());
        index.be(wanted.slowness().search());
        switches.set(wanted);
        return shown(wanted);
    }

    private static Map<String, Object> shown(Faults faults) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("latencyMillis", faults.slowness().latency().toMillis());
        shown.put("rateLimitPercent", faults.chances().rateLimit());
        shown.put("errorPercent", faults.chances().error());
        shown.put("timeoutAfterCommitPercent", faults.chances().timeoutAfterCommit());
        shown.put("searchLagMillis", faults.slowness().search().lag().toMillis());
        shown.put("searchFlickerPercent", faults.slowness().search().flickerPercent());
        shown.put("hideProjects", faults.access().hiddenProjects());
        shown.put("deadToken", faults.access().token().dead());
        shown.put("deadTokenAfter", faults.access().token().after().orElse(0L));
        shown.put("tokenDenied", faults.access().token().denied());
        shown.put("rankRefusalPercent", faults.chances().rankRefusal());
        shown.put("shortPagePercent", faults.chances().pages().shortened());
        shown.put("emptyPagePercent", faults.chances().pages().empty());
        shown.put("repeatedPagePercent", faults.chances().pages().repeated());
        shown.put("shuffledLinksPercent", faults.chances().pages().linksShuffled());
        shown.put("denyScheduling", faults.access().unscheduledProjects());
        shown.put("hideLinks", faults.access().linking().linklessProjects());
        shown.put("showUnseenLinks", faults.access().linking().unseen());
        shown.put("linkingOff", faults.access().linking().off());
        shown.put("mostLinks", faults.access().linking().most().orElse(0));
        shown.put("swallowParents", faults.access().swallowingProjects());
        faults.outage().ifPresent(outage -> shown.put("outage", outage.name()));
        faults.seed().ifPresent(seed -> shown.put("seed", seed));
        return shown;
    }

    @Override
    public String word() {
        return "faults";
    }

    /** What is not set is empty, so that a form can set it. */
    @Override
    public Map<String, Object> values() {
        Map<String, Object> values = faults();
        values.put("outage", switches.current().outage().map(Outage::name).orElse(""));
        values.put("seed", switches.current().seed().map(String::valueOf).orElse(""));
        return values;
    }

    @Override
    public Map<String, List<String>> choices() {
        return Map.of(
                "outage",
                Stream.concat(Stream.of(""), Arrays.stream(Outage.values()).map(Outage::name))
                        .toList());
    }

    @Override
    public void replace(JsonNode body) {
        setFaults(body);
    }
}
