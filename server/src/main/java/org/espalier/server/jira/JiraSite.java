package org.espalier.server.jira;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.espalier.core.change.Change;
import org.espalier.core.fact.LinkTypeId;
import org.espalier.core.run.Slips;
import org.espalier.core.run.Tracker;
import org.espalier.core.sight.IssueKey;
import org.espalier.core.sight.Projects;
import org.espalier.core.sight.TrackerSight.Gap;
import org.espalier.core.structure.IssueId;
import org.espalier.server.tracker.Access;
import org.espalier.server.tracker.Board;
import org.espalier.server.tracker.Connection.Writing;
import org.espalier.server.tracker.Cost;
import org.espalier.server.tracker.Hierarchy;
import org.espalier.server.tracker.IssueSource;
import org.espalier.server.tracker.IssueType;
import org.espalier.server.tracker.LinkType;
import org.espalier.server.tracker.LookProgress;
import org.espalier.server.tracker.Mail;
import org.espalier.server.tracker.RankField;
import org.espalier.server.tracker.SiteReport;
import org.espalier.server.tracker.TrackerAddress;
import org.espalier.server.tracker.TrackerSite;
import org.espalier.server.tracker.TrackerTrouble;
import org.espalier.server.tracker.TypeStatuses;
import org.espalier.server.tracker.WebhookRegistry;
import org.espalier.server.tracker.Workload;

/** One Jira, open. */
final class JiraSite implements TrackerSite {

    private final Dialect dialect;
    private final Wire wire;
    private final Writing writing;
    private final Reads ofRuns;
    private final Reads ofPeople;
    private final Reads ofWatchers;
    private final JiraTracker.Kept kept;
    private final Abilities abilities;
    private final Lasting lasting;

    private JiraSite(Dialect dialect, Access access, Lasting lasting) {
        var timing = lasting.timing();
        this.dialect = dialect;
        this.wire = new Wire(access, lasting.line(), timing.pace(), Limits.USUAL);
        this.writing = access.writing();
        this.lasting = lasting;
        this.ofRuns = new Reads(wire, Patience.OF_RUNS, timing.pause(), timing.random());
        this.ofPeople = new Reads(wire, Patience.OF_PEOPLE, timing.pause(), timing.random());
        this.ofWatchers = new Reads(wire, Patience.OF_WATCHERS, timing.pause(), timing.random());
        var fields = new FieldIndex(dialect, timing.clock());
        var above = new AboveKeys(dialect, timing.clock());
        this.abilities = new Abilities(dialect, ofPeople, fields);
        this.kept = new JiraTracker.Kept(
                fields,
                above,
                new Account(dialect),
                new Writes(
                        dialect,
                        new WriteRequests(wire, timing.random()),
                        lasting.own(),
                        new ParentWrites.Means(ofRuns, fields, above),
                        new Causes(dialect, ofWatchers, timing.clock())));
    }

    /** What stays when a connection comes to the same address with another credential. */
    private record Lasting(Timing timing, Line line, OwnWrites own) {}

    static JiraSite at(Dialect dialect, Access access, Timing timing) {
        return new JiraSite(
                dialect, access, new Lasting(timing, line(access, timing, Stream.empty()), new OwnWrites()));
    }

    /** A line of one of these where it leads to the address, else a new one. */
    private static Line line(Access access, Timing timing, Stream<JiraSite> known) {
        return known.map(site -> site.lasting.line())
                .filter(line -> line.sharedTo(access.address()))
                .findFirst()
                .orElseGet(() -> new Line(access.address(), timing.clock(), Limits.USUAL));
    }

    /** Whether it is that address. */
    boolean isAt(TrackerAddress address) {
        return lasting.line().leadsTo(address);
    }

    /** The same site by another credential or budget; this one is still to be closed. */
    JiraSite openedBy(Access access) {
        lasting.timing().pace().keepTo(access.perSecond());
        return sharing(access, Stream.of(this));
    }

    /**
     * The same site for another account, which lives beside this at the same pace. It may be reached by the other of
     * the two ways there, the site's own and that of its gateway.
     *
     * @param before what was open for that account until now, whose line goes on where it leads there; to be closed
     */
    JiraSite beside(Access access, Optional<JiraSite> before) {
        return sharing(access, Stream.concat(before.stream(), Stream.of(this)));
    }

    private JiraSite sharing(Access access, Stream<JiraSite> known) {
        var timing = lasting.timing();
        return new JiraSite(dialect, access, new Lasting(timing, line(access, timing, known), lasting.own()));
    }

    @Override
    public Tracker tracker(LookProgress progress, Mail mail) {
        return ofRun(progress, mail);
    }

    private JiraTracker ofRun(LookProgress progress, Mail mail) {
        return new JiraTracker(dialect, ofRuns, kept, new JiraTracker.Manner(writing, mail), progress);
    }

    @Override
    public String account() {
        return asked(() -> kept.account().of(ofRuns));
    }

    @Override
    public Slips slips(Map<Change.OfTracker, Set<String>> written) {
        return ofRun(LookProgress.UNHEARD, Mail.SENT).slips(written);
    }

    @Override
    public List<IssueType> issueTypes() {
        return asked(abilities::issueTypes);
    }

    @Override
    public Hierarchy hierarchy() {
        return asked(abilities::hierarchy);
    }

    @Override
    public List<RankField> rankFields() {
        return asked(abilities::rankFields);
    }

    @Override
    public List<TypeStatuses> statuses(String project) {
        return asked(() -> abilities.statuses(project));
    }

    @Override
    public List<Board> boards() {
        return asked(abilities::boards);
    }

    @Override
    public Optional<Board.Setup> board(long id) {
        return asked(() -> abilities.board(id));
    }

    @Override
    public List<LinkType> linkTypes() {
        return asked(this::readLinkTypes);
    }

    @Override
    public SiteReport report(Projects enabled) {
        wire.showAgain();
        return asked(() -> new Checkup(dialect, ofPeople, lasting.timing().clock()).on(enabled, this::linking));
    }

    @Override
    public Cost cost(Workload work) {
        return new Estimate(dialect, lasting.timing().pace().perRequest()).of(work);
    }

    private List<LinkType> readLinkTypes() throws JiraFailure, InterruptedException {
        var answer = ofPeople.read(JiraRequest.get(dialect.path("/issueLinkType")), Shapes.LinkTypes.class);
        var reading = new IssueReading(wire.host());
        var types = new ArrayList<LinkType>();
        var listed = answer.issueLinkTypes();
        if (listed == null) {
            throw JiraFailure.unclear(wire.host(), "left the link types out of its answer");
        }
        for (var each : listed) {
            types.add(new LinkType(
                    new LinkTypeId(reading.number(each.id(), "a link type")),
                    String.valueOf(each.name()),
                    String.valueOf(each.inward()),
                    String.valueOf(each.outward())));
        }
        return types;
    }

    /** Jira answers 404 where linking is switched off (jira-api §8). */
    private SiteReport.Linking linking() throws JiraFailure, InterruptedException {
        try {
            return new SiteReport.Linking.On(readLinkTypes());
        } catch (JiraFailure failure) {
            if (failure.absent()) {
                return new SiteReport.Linking.Off();
            }
            throw failure;
        }
    }

    @Override
    public List<String> queryFaults(String query) {
        return asked(() -> dialect.search(ofPeople, List.of()).faultsInUse(query));
    }

    @Override
    public IssueSource issues(IssueSource.Asker asker) {
        return new JiraIssues(
                dialect,
                switch (asker) {
                    case PERSON -> ofPeople;
                    case BACKGROUND -> ofWatchers;
                },
                kept,
                asker);
    }

    @Override
    public WebhookRegistry webhooks() {
        return asked(() -> new AdminWebhooks(dialect.webhooks(ofPeople), ofPeople, wire));
    }

    @Override
    public Map<IssueKey, IssueId> idsOf(Collection<IssueKey> keys) {
        return asked(() -> {
            var ids = new HashMap<IssueKey, IssueId>();
            Parallel.Work<IssueKey> one = key -> {
                var id = new Keys(dialect, ofPeople).idOf(key);
                synchronized (ids) {
                    id.ifPresent(known -> ids.put(key, known));
                }
            };
            var failure = Parallel.each(keys.stream().distinct().toList(), one);
            if (failure.isPresent()) {
                throw failure.get();
            }
            return Map.copyOf(ids);
        });
    }

    /** A question whose trouble is told in one sentence. */
    static <T> T asked(Question<T> question) {
        try {
            return question.answer();
        } catch (JiraFailure failure) {
            throw failure.refusal();
        } catch (QueryRefused refused) {
            throw new TrackerTrouble("query_refused", refused.gap(), refused);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new TrackerTrouble(
                    "stopped", new Gap(Gap.Kind.INCOMPLETE, "Reading from Jira was stopped. Try again."), stopped);
        }
    }

    @Override
    public void close() {
        lasting.line().close();
    }

    /** What may go wrong while Jira is asked. */
    interface Question<T> {
        T answer() throws JiraFailure, QueryRefused, InterruptedException;
    }
}
