package org.espalier.sandbox.load;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.espalier.sandbox.load.DataLine.Identity;
import org.espalier.sandbox.load.DataLine.LinkEnd;
import org.espalier.sandbox.load.Outline.Kind;

/**
 * The issues a sandbox starts with when no file is given: about 500, the work of a company that rents outdoor
 * equipment.
 *
 * <p>The same every time, because every choice follows from one seed.
 */
public final class Sample {

    private static final long SEED = 20_260_927;
    private static final long FIRST_ID = 10_100;
    private static final long FIRST_LINK = 10_300;

    /** Projects with statuses of their own, which have the same names in both. */
    private static final Set<String> TEAM_MANAGED = Set.of("TENT", "TRAIL");

    /** What only administrators may do: in one project everything, in another one all but look and talk. */
    private static final Map<String, List<String>> WITHHELD = Map.of(
            "STAFF",
            List.of("BROWSE_PROJECTS"),
            "VISION",
            List.of(
                    "CREATE_ISSUES",
                    "EDIT_ISSUES",
                    "DELETE_ISSUES",
                    "MOVE_ISSUES",
                    "LINK_ISSUES",
                    "SCHEDULE_ISSUES",
                    "TRANSITION_ISSUES",
                    "RESOLVE_ISSUES",
                    "ASSIGN_ISSUES"));

    /** What is done for a story, a task or a bug; three of a row are taken. */
    private static final List<List<String>> STEPS = List.of(
            List.of(
                    "Agree on the wording",
                    "Draw the page",
                    "Build it",
                    "Test it in two stores",
                    "Tell customer service"),
            List.of("Write down the rules", "Change the database", "Offer it in the interface", "Show it on the page"),
            List.of("Look at what others do", "Try it with five customers", "Build it behind a switch", "Switch it on"),
            List.of(
                    "Find out when it happens",
                    "Write a test that fails",
                    "Correct it",
                    "Look for the same elsewhere"));

    private final SplittableRandom random;
    private final Map<String, Integer> lastNumber = new HashMap<>();
    private final Map<String, String> projectNames = new HashMap<>();
    private final List<Draft> drafts = new ArrayList<>();
    private long nextId;
    private long nextLink;

    private Sample(long seed, long firstId, long firstLink) {
        this.random = new SplittableRandom(seed);
        this.nextId = firstId;
        this.nextLink = firstLink;
    }

    /** The sample, ready to be loaded. */
    public static DataSet issues() {
        Sample sample = new Sample(SEED, FIRST_ID, FIRST_LINK);
        sample.draft("outline.txt");
        sample.link();
        // Drawn on its own, so that what stands beside the three projects leaves them as they are.
        Sample more = new Sample(SEED + 1, sample.nextId, sample.nextLink);
        more.draft("additions.txt");
        more.link();
        DataSetCheck check = new DataSetCheck();
        int line = 0;
        for (DataLine issue :
                Stream.concat(sample.lines(0), more.lines(sample.drafts.size())).toList()) {
            line++;
            check.take(line, issue);
        }
        Map<String, ProjectTraits> projects = new HashMap<>();
        Stream.of(sample, more)
                .forEach(part -> part.projectNames.forEach((key, name) ->
                        projects.put(key, new ProjectTraits(name, style(key), WITHHELD.getOrDefault(key, List.of())))));
        return new DataSet(check.lines(), projects, SampleDetails.CREWS);
    }

    private static String style(String project) {
        return TEAM_MANAGED.contains(project) ? "next-gen" : "classic";
    }

    private Stream<DataLine> lines(int firstPlace) {
        return new SampleDetails(random, firstPlace).of(drafts).stream();
    }

    private void draft(String file) {
        String project = "";
        Optional<Draft> initiative = Optional.empty();
        Optional<Draft> epic = Optional.empty();
        for (Outline.Line line : Outline.lines(file)) {
            switch (line.kind()) {
                case PROJECT -> {
                    project = line.firstWord();
                    projectNames.put(project, line.afterFirstWord());
                    initiative = Optional.empty();
                }
                case INITIATIVE ->
                    initiative = Optional.of(
                            add(project, line.kind(), line.afterFirstWord(), line.firstWord(), Optional.empty()));
                case EPIC ->
                    epic = Optional.of(add(project, line.kind(), line.afterFirstWord(), line.firstWord(), initiative));
                case STORY, TASK, BUG -> {
                    String label = epic.map(above -> above.label).orElse("");
                    addSubTasks(add(project, line.kind(), line.text(), label, epic));
                }
            }
        }
    }

    private Draft add(String project, Kind kind, String summary, String label, Optional<Draft> above) {
        int number = lastNumber.merge(project, 1, Integer::sum);
        Identity identity = new Identity(nextId, project + "-" + number, project, number);
        nextId += 1 + random.nextInt(3);
        Draft draft = new Draft(identity, kind, summary, label, above);
        drafts.add(draft);
        return draft;
    }

    private void addSubTasks(Draft parent) {
        int wanted = parent.kind == Kind.STORY ? 1 + random.nextInt(5) : random.nextInt(4);
        List<String> steps = STEPS.get(parent.kind == Kind.BUG ? 3 : random.nextInt(3));
        int first = random.nextInt(2);
        for (int step = first; step < Math.min(first + wanted, steps.size()); step++) {
            parent.subTasks.add(
                    add(parent.identity.projectKey(), Kind.TASK, steps.get(step), parent.label, Optional.of(parent)));
        }
        // People drag sub-tasks about, so their order is not always that of their numbers.
        if (parent.subTasks.size() > 2 && random.nextInt(4) == 0) {
            parent.subTasks.add(0, parent.subTasks.removeLast());
        }
    }

    private void link() {
        List<Draft> wholes = drafts.stream()
                .filter(draft -> !draft.isSubTask() && !draft.isAboveStories())
                .toList();
        for (int place = 2; place < wholes.size(); place++) {
            Draft here = wholes.get(place);
            Draft earlier = wholes.get(random.nextInt(place));
            switch (random.nextInt(7)) {
                case 0 -> join("Blocks", "blocks", "is blocked by", earlier, here);
                case 1 -> join("Relates", "relates to", "relates to", here, earlier);
                case 2 -> join("Hierarchy", "is parent of", "is child of", wholes.get(place - 1 - place % 2), here);
                case 3 -> {
                    if (here.kind == Kind.BUG) {
                        wholes.subList(0, place).reversed().stream()
                                .filter(known -> known.kind == Kind.BUG)
                                .findFirst()
                                .ifPresent(known -> join("Duplicate", "duplicates", "is duplicated by", here, known));
                    }
                }
                default -> {
                    // Most issues stand in no relation to another one.
                }
            }
        }
    }

    private void join(String type, String outward, String inward, Draft source, Draft destination) {
        if (source == destination) {
            return;
        }
        source.links.add(new LinkEnd(nextLink, type, true, outward, destination.key()));
        destination.links.add(new LinkEnd(nextLink, type, false, inward, source.key()));
        nextLink++;
    }
}
