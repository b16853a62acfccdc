package org.espalier.sandbox.jql;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the names in queries to the {@link Orchard} stand for. */
class OrchardNames implements Names {

    private Habits habits = Habits.ORDINARY;

    /** Lets the orchard answer so from now on. */
    void be(Habits wanted) {
        habits = wanted;
    }

    @Override
    public Habits habits() {
        return habits;
    }

    @Override
    public List<Project> projects() {
        return List.of(new Project(1, "A", "Zebra"), new Project(2, "B", "Yak"), new Project(3, "H", "Hidden"));
    }

    @Override
    public List<IssueType> issueTypes() {
        return List.of(
                new IssueType(1, "Sub-task", -1),
                new IssueType(2, "Task", 0),
                new IssueType(3, "Epic", 1),
                new IssueType(4, "Bug", 0));
    }

    @Override
    public List<Status> statuses() {
        return List.of(
                new Status(1, "Open", "new"),
                new Status(2, "In Progress", "indeterminate"),
                new Status(3, "Done", "done"),
                new Status(4, "Closed", "done"));
    }

    @Override
    public List<LinkType> linkTypes() {
        return List.of(
                new LinkType(1, "Blocks", "is blocked by", "blocks"),
                new LinkType(2, "Relates", "relates to", "relates to"));
    }

    @Override
    public List<Term> priorities() {
        return List.of(new Term(1, "Highest"), new Term(2, "High"), new Term(3, "Low"));
    }

    @Override
    public List<Term> resolutions() {
        return List.of(new Term(1, "Fixed"), new Term(2, "Declined"));
    }

    @Override
    public List<Account> accounts() {
        return List.of(
                new Account("ann", List.of("ann", "Ann Smith")), new Account("bob", List.of("bob", "Bob Jones")));
    }

    @Override
    public List<Group> groups() {
        return List.of(new Group("Keepers", List.of("bob")), new Group("all hands", List.of("ann", "bob")));
    }

    @Override
    public List<Version> versions() {
        return List.of(
                new Version(new Part(11, 1, "1.0"), Version.Standing.RELEASED),
                new Version(new Part(12, 1, "2.0"), Version.Standing.RELEASED),
                new Version(new Part(13, 1, "3.0"), Version.Standing.UNRELEASED),
                new Version(new Part(14, 1, "0.1"), Version.Standing.ARCHIVED),
                new Version(new Part(21, 2, "1.0"), Version.Standing.UNRELEASED),
                new Version(new Part(41, 3, "Unseen"), Version.Standing.UNRELEASED));
    }

    @Override
    public List<Part> components() {
        return List.of(new Part(31, 1, "Hull"), new Part(32, 1, "Mast"), new Part(33, 2, "Hull"));
    }

    @Override
    public List<Sprint> sprints(Caller caller) {
        return List.of(
                new Sprint(1, "Ebb", Sprint.State.CLOSED),
                new Sprint(2, "Flood", Sprint.State.ACTIVE),
                new Sprint(3, "Tide", Sprint.State.FUTURE));
    }

    @Override
    public List<Filter> filters(Caller caller) {
        return List.of(
                new Filter(1, "Reds", "labels = red order by Rank"),
                new Filter(2, "Nested", "filter = Reds or key = A-1"),
                new Filter(3, "Round", "key = A-1 and filter = Around"),
                new Filter(4, "Around", "filter = Round"),
                new Filter(5, "All", ""));
    }

    @Override
    public List<Long> linked(long issue, List<Long> asSource, List<Long> asDestination) {
        return Orchard.LINKS.stream()
                .flatMap(link -> issue == link.source() && asSource.contains(link.type())
                        ? Stream.of(link.destination())
                        : issue == link.destination() && asDestination.contains(link.type())
                                ? Stream.of(link.source())
                                : Stream.empty())
                .toList();
    }

    @Override
    public List<Long> below(long issue) {
        return Orchard.TREES.stream()
                .filter(tree -> tree.parent() == issue)
                .flatMap(tree -> Stream.concat(Stream.of(tree.id()), below(tree.id()).stream()))
                .toList();
    }

    @Override
    public Led ledBy(String account) {
        return account.equals("ann") ? new Led(List.of(1L), List.of(31L)) : new Led(List.of(2L, 3L), List.of());
    }

    @Override
    public Optional<List<Long>> projectsWithPermission(Caller caller, String permission) {
        return permission.equals("Edit issues") ? Optional.of(List.of(2L)) : Optional.empty();
    }

    @Override
    public Optional<List<Long>> projectsWithRole(Caller caller, String role) {
        return role.equals("Administrators") ? Optional.of(List.of(1L)) : Optional.empty();
    }

    @Override
    public Map<String, Issue> issuesByKey(Collection<String> keys) {
        var found = new LinkedHashMap<String, Issue>();
        for (var key : keys) {
            var present = key.equals("OLD-7") ? "B-1" : key;
            Orchard.TREES.stream()
                    .filter(tree -> tree.key().equals(present) && !tree.hidden())
                    .forEach(tree -> found.put(key, issue(tree)));
        }
        return found;
    }

    @Override
    public Map<Long, Issue> issuesById(Collection<Long> ids) {
        var found = new LinkedHashMap<Long, Issue>();
        Orchard.TREES.stream()
                .filter(tree -> ids.contains(tree.id()) && !tree.hidden())
                .forEach(tree -> found.put(tree.id(), issue(tree)));
        return found;
    }

    private static Issue issue(Orchard.Tree tree) {
        return new Issue(tree.id(), tree.key(), tree.project(), tree.number());
    }
}
