package org.espalier.server.tracker;

import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Function;
import org.espalier.core.change.Change;
import org.espalier.core.run.Answer;
import org.espalier.core.run.Obstacles;
import org.espalier.core.run.Slips;
import org.espalier.core.run.Tracker;
import org.espalier.core.sight.IssueKey;
import org.espalier.core.sight.Need;
import org.espalier.core.sight.TrackerSight;
import org.espalier.core.structure.IssueId;
import org.espalier.server.platform.Refusal;
import org.espalier.server.tracker.IssueSource.Asker;
import org.springframework.stereotype.Service;

/** What this server asks of the sites behind the connections. */
@Service
public class Trackers {

    private static final Duration BEFORE_ANOTHER_TRY = Duration.ofSeconds(10);

    private final Connections connections;
    private final RowValues rowValues;
    private final OpenSites sites;

    Trackers(Connections connections, RowValues rowValues, OpenSites sites) {
        this.connections = connections;
        this.rowValues = rowValues;
        this.sites = sites;
    }

    /**
     * The tracker of one run, which tells the listener how far reading has come. A change of the connection holds from
     * the next look or write, so that writing which is switched off stops in the middle of a run; a run whose aim is
     * lost by it ends with a {@link Refusal}. While nothing can be asked in the run's name any more, it waits (L18).
     * The copy hears only of what the connection's own account sees, since by that it is made: another one may see
     * less.
     *
     * @param senders hears by which accounts of the site changes are sent that are kept in a history there
     */
    public Tracker open(Asking asking, Aim aim, LookProgress progress, Senders senders) {
        return new Tracker() {
            @Override
            public TrackerSight look(Need need) {
                try {
                    var opened = sites.of(asking, aim);
                    var sight = opened.site().tracker(progress).look(need);
                    if (opened.ofTheConnection()) {
                        rowValues.looked(connections.get(asking.connection()), sight);
                    }
                    return sight;
                } catch (TrackerTrouble nobody) {
                    return TrackerSight.blind(nobody.gap());
                }
            }

            @Override
            public List<Answer> attempt(List<Change.OfTracker> together, TrackerSight now) {
                try {
                    var site = sites.of(asking, aim).site();
                    var inHistory =
                            together.stream().filter(Trackers::keptInHistory).toList();
                    if (!inHistory.isEmpty()) {
                        senders.send(inHistory, site.account());
                    }
                    return site.tracker(progress).attempt(together, now);
                } catch (TrackerTrouble nobody) {
                    var gap = nobody.gap();
                    var later = new Answer.Later(gap.pause().orElse(BEFORE_ANOTHER_TRY), gap.sentence());
                    return Collections.nCopies(together.size(), later);
                }
            }

            @Override
            public Slips slips(List<Change.OfTracker> written) {
                try {
                    return sites.of(asking, aim).site().slips(senders.of(written));
                } catch (TrackerTrouble nobody) {
                    return Slips.blind(nobody.gap());
                }
            }

            @Override
            public Obstacles obstacles(List<Change.OfTracker> wanted) {
                try {
                    return sites.of(asking, aim).site().tracker(progress).obstacles(wanted);
                } catch (TrackerTrouble nobody) {
                    return Obstacles.blind(nobody.gap());
                }
            }
        };
    }

    /** Whether it writes a single value, of which a history tells what it replaced (L9). */
    private static boolean keptInHistory(Change.OfTracker change) {
        return switch (change) {
            case Change.Reparent _, Change.Transition _, Change.FieldSet _ -> true;
            case Change.LinkCreate _, Change.LinkDelete _, Change.Rank _ -> false;
        };
    }

    /**
     * Makes sure that something can be asked in that name; asks nothing.
     *
     * @throws TrackerTrouble in one sentence where it cannot (L18)
     */
    public void require(Asking asking) {
        sites.require(asking);
    }

    /**
     * What the site has and can do, asked in that name.
     *
     * @throws TrackerTrouble where nothing can be asked in that name (L18)
     */
    public Capabilities capabilities(Asking asking) {
        return sites.of(asking);
    }

    public List<IssueType> issueTypes(ConnectionId connection) {
        return site(connection).issueTypes();
    }

    public List<LinkType> linkTypes(ConnectionId connection) {
        return site(connection).linkTypes();
    }

    /**
     * The one link type with this id or exact name.
     *
     * @throws Refusal naming it when there is none or more than one
     */
    public LinkType resolveLinkType(Asking asking, String idOrName) {
        var types = sites.of(asking).linkTypes();
        var found = named(types, idOrName, type -> Long.toString(type.id().value()), LinkType::name);
        return switch (found.size()) {
            case 1 -> found.getFirst();
            case 0 -> throw Refusal.unprocessable("unknown_link_type", unknown(types, idOrName));
            default ->
                throw Refusal.unprocessable(
                        "ambiguous_link_type",
                        "Several link types of this Jira are called " + idOrName
                                + "; give the id of one. Nothing was changed.");
        };
    }

    private static String unknown(List<LinkType> types, String idOrName) {
        return types.isEmpty()
                ? "Jira tells of no link types at all, so there is no " + idOrName
                        + " among them; an administrator of Jira can add link types. Nothing was changed."
                : "There is no link type " + idOrName + " in this Jira; use one of "
                        + String.join(", ", types.stream().map(LinkType::name).toList()) + ". Nothing was changed.";
    }

    /**
     * All sub-task types with one of these ids or exact names; one name may stand for several types.
     *
     * @throws Refusal naming the first that is unknown or no sub-task type
     */
    public Set<IssueType> resolveSubTaskTypes(Asking asking, Collection<String> idsOrNames) {
        var types = sites.of(asking).issueTypes();
        var resolved = new LinkedHashSet<IssueType>();
        for (var each : idsOrNames) {
            var found = named(types, each, IssueType::id, IssueType::name).stream()
                    .filter(IssueType::subTask)
                    .toList();
            if (found.isEmpty()) {
                throw Refusal.unprocessable(
                        "unknown_sub_task_type",
                        "There is no sub-task type " + each + " in this Jira. Nothing was changed.");
            }
            resolved.addAll(found);
        }
        return resolved;
    }

    /** What the site of a connection says when all is asked that Espalier needs there. */
    public SiteReport report(ConnectionId connection) {
        return site(connection).report(connections.get(connection).reach().projects());
    }

    /** About what this much work costs at the site of a connection; asks nothing of it. */
    public Cost cost(ConnectionId connection, Workload work) {
        return site(connection).cost(work);
    }

    /** What the tracker finds wrong with a query, in its own words; empty when it would carry it out. */
    public List<String> checkQuery(Asking asking, String query) {
        return sites.of(asking).queryFaults(query);
    }

    /** What the rows of these issues show, see {@link RowValues}; an issue that is gone or hidden is absent. */
    public Map<IssueId, IssueValues> rowValues(ConnectionId connection, SortedSet<IssueId> issues) {
        return rowValues.of(connections.get(connection), issues, source(connection, Asker.PERSON));
    }

    /** The webhooks of the site of a connection; it may be asked which of its ways to keep some it knows. */
    WebhookRegistry webhooks(ConnectionId connection) {
        return site(connection).webhooks();
    }

    /** The connection with this id. */
    Connection connection(ConnectionId id) {
        return connections.get(id);
    }

    /** What the local copy of a connection is made and kept from. */
    IssueSource source(ConnectionId connection, Asker asker) {
        return site(connection).issues(asker);
    }

    /** The issues that have these keys or had them before a move; a key that is gone or hidden is absent. */
    public Map<IssueKey, IssueId> resolveKeys(Asking asking, Collection<IssueKey> keys) {
        return sites.of(asking).idsOf(keys);
    }

    private static <T> List<T> named(List<T> all, String idOrName, Function<T, String> id, Function<T, String> name) {
        var byId = all.stream().filter(each -> id.apply(each).equals(idOrName)).toList();
        return byId.isEmpty()
                ? all.stream().filter(each -> name.apply(each).equals(idOrName)).toList()
                : byId;
    }

    private TrackerSite site(ConnectionId id) {
        return sites.of(new Asking.OfServer(id));
    }
}
