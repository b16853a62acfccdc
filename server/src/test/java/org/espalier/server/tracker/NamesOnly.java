package org.espalier.server.tracker;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.espalier.core.change.Change;
import org.espalier.core.fact.LinkTypeId;
import org.espalier.core.run.Answer;
import org.espalier.core.run.Obstacles;
import org.espalier.core.run.Slips;
import org.espalier.core.run.Tracker;
import org.espalier.core.sight.IssueKey;
import org.espalier.core.sight.Need;
import org.espalier.core.sight.Projects;
import org.espalier.core.sight.TrackerSight;
import org.espalier.core.structure.IssueId;
import org.espalier.server.tracker.Connection.Kind;
import org.espalier.server.tracker.IssueType.Level;

/** Opens sites that know the names of things and by which secret they were opened, and nothing more. */
final class NamesOnly implements TrackerAdapter {

    private static final List<LinkType> LINK_TYPES = List.of(
            new LinkType(new LinkTypeId(1), "Blocks", "is blocked by", "blocks"),
            new LinkType(new LinkTypeId(2), "Relates", "relates to", "relates to"),
            new LinkType(new LinkTypeId(3), "Twice", "in", "out"),
            new LinkType(new LinkTypeId(4), "Twice", "in", "out"));

    final List<Access> opened = new ArrayList<>();
    final List<String> closed = new ArrayList<>();

    /** Who sent the changes whose histories were asked for. */
    final List<Set<String>> senders = new ArrayList<>();

    private List<LinkType> linkTypes = LINK_TYPES;

    /** Until the sites are opened anew. */
    void tellOfNoLinkTypes() {
        linkTypes = List.of();
    }

    /** As if nobody had asked anything. */
    void forget() {
        opened.clear();
        closed.clear();
        senders.clear();
        linkTypes = LINK_TYPES;
    }

    static String secret(Access access) {
        return access.proof() instanceof Credential credential ? credential.secret() : "";
    }

    @Override
    public Kind kind() {
        return Kind.CLOUD;
    }

    @Override
    public TrackerSite open(Access access) {
        opened.add(access);
        return new Names(access);
    }

    @Override
    public TrackerSite reopen(TrackerSite before, Access access) {
        before.close();
        return open(access);
    }

    @Override
    public TrackerSite beside(TrackerSite own, Optional<TrackerSite> before, Access access) {
        before.ifPresent(TrackerSite::close);
        return open(access);
    }

    @Override
    public boolean recognizes(Access access) {
        return true;
    }

    @Override
    public List<String> probe(Access access, List<String> projects) {
        return projects;
    }

    @Override
    public Told told(byte[] delivery) {
        throw new UnsupportedOperationException("These sites know names only.");
    }

    /** Shows nothing, and takes everything. */
    private static final class Blank implements Tracker {

        @Override
        public TrackerSight look(Need need) {
            return TrackerSight.NOTHING;
        }

        @Override
        public List<Answer> attempt(List<Change.OfTracker> together, TrackerSight now) {
            return Collections.nCopies(together.size(), new Answer.Done());
        }

        @Override
        public Slips slips(List<Change.OfTracker> written) {
            throw new UnsupportedOperationException("These sites know names only.");
        }

        @Override
        public Obstacles obstacles(List<Change.OfTracker> wanted) {
            return Obstacles.NONE;
        }
    }

    private final class Names implements TrackerSite {

        private final Access access;

        Names(Access access) {
            this.access = access;
        }

        @Override
        public List<IssueType> issueTypes() {
            return List.of(
                    new IssueType("10", "Story", Level.STANDARD),
                    new IssueType("11", "Sub-task", Level.SUB_TASK),
                    new IssueType("12", "Sub-task", Level.SUB_TASK));
        }

        @Override
        public List<LinkType> linkTypes() {
            return linkTypes;
        }

        @Override
        public Tracker tracker(LookProgress progress, Mail mail) {
            return new Blank();
        }

        @Override
        public String account() {
            return secret(access);
        }

        @Override
        public Slips slips(Map<Change.OfTracker, Set<String>> written) {
            senders.addAll(written.values());
            return Slips.NONE;
        }

        @Override
        public Cost cost(Workload work) {
            throw new UnsupportedOperationException("These sites know names only.");
        }

        @Override
        public SiteReport report(Projects enabled) {
            throw new UnsupportedOperationException("These sites know names only.");
        }

        @Override
        public Hierarchy hierarchy() {
            return new Hierarchy(Hierarchy.Epics.NONE, Hierarchy.Parents.NONE, Hierarchy.SubTasks.FIXED, List.of());
        }

        @Override
        public List<RankField> rankFields() {
            return List.of();
        }

        @Override
        public List<TypeStatuses> statuses(String project) {
            return List.of();
        }

        @Override
        public List<Board> boards() {
            return List.of();
        }

        @Override
        public Optional<Board.Setup> board(long id) {
            return Optional.empty();
        }

        @Override
        public List<String> queryFaults(String query) {
            return List.of();
        }

        @Override
        public IssueSource issues(IssueSource.Asker asker) {
            throw new UnsupportedOperationException("These sites know names only.");
        }

        @Override
        public WebhookRegistry webhooks() {
            throw new UnsupportedOperationException("These sites know names only.");
        }

        @Override
        public Map<IssueKey, IssueId> idsOf(Collection<IssueKey> keys) {
            return Map.of();
        }

        @Override
        public void close() {
            closed.add(secret(access));
        }
    }
}
