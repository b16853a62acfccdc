package org.espalier.server.sync;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.espalier.core.reconcile.Primacy;
import org.espalier.core.sight.IssueKey;
import org.espalier.core.sight.Query;
import org.espalier.core.structure.IssueId;
import org.espalier.core.synchronizer.Synchronizer;
import org.espalier.core.synchronizer.filter.Filter;
import org.espalier.core.synchronizer.links.EndFilter;
import org.espalier.core.synchronizer.links.LinkRule;
import org.espalier.core.synchronizer.links.Links;
import org.espalier.core.synchronizer.links.Scope;
import org.espalier.core.synchronizer.subtasks.SubTasks;
import org.espalier.server.platform.Fault;
import org.espalier.server.platform.Refusal;
import org.espalier.server.tracker.Asking;
import org.espalier.server.tracker.IssueType;
import org.espalier.server.tracker.LinkType;
import org.espalier.server.tracker.Trackers;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Turns a type and its parameters into the rule of the core, asking Jira what the names in them mean. */
@Component
class SynchronizerRules {
    private final Trackers trackers;
    private final InWhoseName inWhoseName;
    private final PlanJson json;

    SynchronizerRules(Trackers trackers, InWhoseName inWhoseName, PlanJson json) {
        this.trackers = trackers;
        this.inWhoseName = inWhoseName;
        this.json = json;
    }

    /**
     * Refuses parameters that are wrong by their form or by what Jira knows, and whoever cannot ask Jira.
     *
     * @param account in whose name Jira is asked, and will be
     */
    void check(long structure, SynchronizerType type, JsonNode parameters, String account) {
        var read = ParameterReader.read(type, parameters);
        var asking = inWhoseName.of(structure, account);
        inWhoseName.require(asking);
        switch (read) {
            case Parameters.SubTasks _ -> {}
            case Parameters.Links links -> {
                links.filters().parents().ifPresent(jql -> checkQuery(asking, "parentFilter", jql));
                links.filters().children().ifPresent(jql -> checkQuery(asking, "childFilter", jql));
            }
            case Parameters.Filter filter -> checkQuery(asking, "query", filter.jql());
        }
        rule(asking, read);
    }

    /** The rule as it stands now: names are resolved each time, for Jira's own may have changed. */
    Synchronizer rule(long structure, PlanRequest.Rule rule, String account) {
        return rule(
                inWhoseName.of(structure, account),
                ParameterReader.read(rule.type(), json.mapper().readTree(rule.parameters())));
    }

    private Synchronizer rule(Asking asking, Parameters parameters) {
        return switch (parameters) {
            case Parameters.SubTasks subTasks -> subTasks(asking, subTasks);
            case Parameters.Links links -> links(asking, links);
            case Parameters.Filter filter -> filter(asking, filter);
        };
    }

    private Synchronizer subTasks(Asking asking, Parameters.SubTasks parameters) {
        var rules = EnumSet.noneOf(SubTasks.Rule.class);
        when(parameters.autoAdd(), SubTasks.Rule.AUTO_ADD, rules);
        when(parameters.enforcePlacement(), SubTasks.Rule.ENFORCE_PLACEMENT, rules);
        if (parameters.types().isEmpty()) {
            return new SubTasks(Optional.empty(), rules);
        }
        var types = new HashSet<String>();
        trackers.resolveSubTaskTypes(asking, parameters.types()).stream()
                .map(IssueType::id)
                .forEach(types::add);
        return new SubTasks(Optional.of(types), rules);
    }

    private Synchronizer links(Asking asking, Parameters.Links parameters) {
        var type = trackers.resolveLinkType(asking, parameters.linkType());
        var removal = switch (parameters.removal()) {
            case KEEP -> Links.Removal.KEEP;
            case TO_TOP_LEVEL -> Links.Removal.TO_TOP_LEVEL;
            case REMOVE -> Links.Removal.REMOVE;
        };
        var primacy = switch (parameters.primacy()) {
            case EQUAL -> Primacy.EQUAL;
            case LINKS -> Primacy.TRACKER;
        };
        return new Links(linkRule(type, parameters), scope(type, parameters.reach()), removal, primacy);
    }

    private static LinkRule linkRule(LinkType type, Parameters.Links parameters) {
        var parentIs = switch (parameters.parent()) {
            case OUTWARD -> Links.LinkSide.SOURCE;
            case INWARD -> Links.LinkSide.DESTINATION;
        };
        var filters = parameters.filters();
        return new LinkRule(
                type.id(),
                parentIs,
                new EndFilter(
                        filters.parents().map(Query::new), filters.children().map(Query::new)));
    }

    private static Scope scope(LinkType type, Parameters.Links.Reach reach) {
        if (reach.scope() == Parameters.Links.Scope.ALL) {
            return new Scope.All(type.linked());
        }
        var expansions = EnumSet.noneOf(Scope.Expansion.class);
        when(reach.expandToSubIssues(), Scope.Expansion.SUB_ISSUES, expansions);
        when(reach.expandToParents(), Scope.Expansion.PARENTS, expansions);
        return new Scope.InStructure(expansions);
    }

    private Synchronizer filter(Asking asking, Parameters.Filter parameters) {
        var rules = EnumSet.noneOf(Filter.Rule.class);
        when(parameters.adding().add(), Filter.Rule.ADD, rules);
        when(parameters.adding().allowMove(), Filter.Rule.ALLOW_MOVE, rules);
        when(parameters.removing().remove(), Filter.Rule.REMOVE, rules);
        when(parameters.removing().onlyAtTarget(), Filter.Rule.REMOVE_ONLY_AT_TARGET, rules);
        when(parameters.removing().doubleCheck(), Filter.Rule.DOUBLE_CHECK, rules);
        when(parameters.removing().keepBelowMatches(), Filter.Rule.KEEP_BELOW_MATCHES, rules);
        var target = parameters
                .target()
                .<Filter.Target>map(key -> new Filter.Target.UnderIssue(issue(asking, key)))
                .orElseGet(Filter.Target.TopLevel::new);
        return new Filter(new Query(parameters.jql()), target, rules);
    }

    private void checkQuery(Asking asking, String parameter, String jql) {
        var faults = trackers.checkQuery(asking, jql);
        if (!faults.isEmpty()) {
            throw Refusal.unprocessable(new Fault(
                    "/parameters/" + parameter,
                    "query_refused",
                    "Jira refuses the query: " + String.join(" ", faults) + " Nothing was changed."));
        }
    }

    private IssueId issue(Asking asking, String key) {
        try {
            var id = trackers.resolveKeys(asking, List.of(new IssueKey(key))).values().stream()
                    .findFirst();
            return id.orElseThrow(() -> unknownTarget(key));
        } catch (IllegalArgumentException notAKey) {
            throw unknownTarget(key);
        }
    }

    private static Refusal unknownTarget(String key) {
        return Refusal.unprocessable(new Fault(
                "/parameters/target",
                "unknown_issue",
                "Jira shows no issue " + key + " to the account that asks. Nothing was changed."));
    }

    private static <E extends Enum<E>> void when(boolean wanted, E rule, Set<E> rules) {
        if (wanted) {
            rules.add(rule);
        }
    }
}
