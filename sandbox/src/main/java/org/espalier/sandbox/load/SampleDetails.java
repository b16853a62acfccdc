package org.espalier.sandbox.load;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.espalier.sandbox.load.DataLine.Details;
import org.espalier.sandbox.load.DataLine.Nature;
import org.espalier.sandbox.load.DataLine.Place;
import org.espalier.sandbox.load.DataLine.Stamps;
import org.espalier.sandbox.load.Outline.Kind;
import org.espalier.sandbox.load.SampleSprints.Progress;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What makes a draft of the sample an issue: state, people, priority, labels, dates and rank. */
final class SampleDetails {

    /** Who does the work: crews, since the sample names no people. */
    static final Map<String, String> CREWS = Map.of(
            "crew-shop", "Shop Crew",
            "crew-counter", "Counter Crew",
            "crew-platform", "Platform Crew",
            "desk-release", "Release Desk",
            "desk-quality", "Quality Desk");

    private static final List<String> CREW_ORDER =
            List.of("crew-shop", "crew-counter", "crew-platform", "desk-release", "desk-quality");
    private static final List<String> PRIORITIES = List.of("Highest", "High", "Medium", "Medium", "Medium", "Low");
    private static final List<String> EXTRA_LABELS =
            List.of("customer-wish", "legal", "quick-win", "summer-season", "accessibility", "tech-debt");
    private static final OffsetDateTime START = OffsetDateTime.of(2024, 1, 15, 8, 30, 0, 0, ZoneOffset.ofHours(1));

    /** Where an issue stands in its life. */
    private enum State {
        TO_DO("To Do", "new", Progress.WAITING),
        SELECTED("Selected", "new", Progress.SELECTED),
        IN_PROGRESS("In Progress", "indeterminate", Progress.STARTED),
        IN_REVIEW("In Review", "indeterminate", Progress.STARTED),
        DONE("Done", "done", Progress.DONE);

        private final String status;
        private final String category;
        private final Progress progress;

        State(String status, String category, Progress progress) {
            this.status = status;
            this.category = category;
            this.progress = progress;
        }
    }

    private final SplittableRandom random;
    private final int firstPlace;
    private final SampleSprints sprints = new SampleSprints();

    /** Details of drafts, of which the first has that place among all issues. */
    SampleDetails(SplittableRandom random, int firstPlace) {
        this.random = random;
        this.firstPlace = firstPlace;
    }

    List<DataLine> of(List<Draft> drafts) {
        List<Integer> ranks = shuffledPlaces(drafts.size());
        List<DataLine> lines = new ArrayList<>();
        for (int place = 0; place < drafts.size(); place++) {
            lines.add(line(drafts.get(place), place, ranks.get(place)));
        }
        return List.copyOf(lines);
    }

    private DataLine line(Draft draft, int place, int rank) {
        State state = state(draft, place);
        Details details = details(draft, state);
        SampleReleases.tell(draft, state.progress, details.extra());
        ArrayNode planned = sprints.of(draft, state.progress, place);
        if (!planned.isEmpty()) {
            details.extra().set("sprints", planned);
        }
        return new DataLine(
                draft.identity, nature(draft, state), place(draft, firstPlace + rank), stamps(place), details);
    }

    private static Nature nature(Draft draft, State state) {
        return new Nature(draft.summary, type(draft), level(draft), state.status, state.category);
    }

    private static int level(Draft draft) {
        if (draft.isSubTask()) {
            return -1;
        }
        return switch (draft.kind) {
            case INITIATIVE -> 2;
            case EPIC -> 1;
            case STORY, BUG, TASK, PROJECT -> 0;
        };
    }

    private static String type(Draft draft) {
        if (draft.isSubTask()) {
            return "Sub-task";
        }
        return switch (draft.kind) {
            case INITIATIVE -> "Initiative";
            case EPIC -> "Epic";
            case STORY -> "Story";
            case BUG -> "Bug";
            case TASK, PROJECT -> "Task";
        };
    }

    private static Place place(Draft draft, int rank) {
        Optional<String> above = draft.above.map(Draft::key);
        String digits = Integer.toString(rank * 8 + 7, Character.MAX_RADIX);
        return new Place(
                "0|i" + "0".repeat(5 - digits.length()) + digits + ":",
                draft.isSubTask() ? above : Optional.empty(),
                draft.isSubTask() ? Optional.empty() : above,
                draft.subTasks.stream().map(Draft::key).toList(),
                draft.links);
    }

    /** Older work is further on, with exceptions, as everywhere. */
    private State state(Draft draft, int place) {
        if (draft.isAboveStories()) {
            return random.nextInt(6) == 0 ? State.TO_DO : State.IN_PROGRESS;
        }
        int progress = random.nextInt(10) - (place % 97) / 16;
        if (progress > 3) {
            return State.DONE;
        }
        if (progress > 1) {
            return random.nextBoolean() ? State.IN_PROGRESS : State.IN_REVIEW;
        }
        return random.nextInt(3) == 0 ? State.SELECTED : State.TO_DO;
    }

    private Stamps stamps(int place) {
        OffsetDateTime created = START.plus(Duration.ofMinutes(place * 520L + random.nextInt(400)))
                .plusNanos(random.nextInt(1000) * 1_000_000L);
        OffsetDateTime updated = created.plus(Duration.ofMinutes(5 + random.nextInt(60_000)))
                .plusNanos(random.nextInt(1000) * 1_000_000L);
        return new Stamps(created, updated);
    }

    private Details details(Draft draft, State state) {
        List<String> labels = new ArrayList<>();
        if (random.nextInt(3) > 0) {
            labels.add(draft.label);
        }
        if (random.nextInt(4) == 0) {
            labels.add(EXTRA_LABELS.get(random.nextInt(EXTRA_LABELS.size())));
        }
        Optional<String> assignee = state == State.TO_DO && random.nextBoolean()
                ? Optional.empty()
                : Optional.of(CREW_ORDER.get(random.nextInt(CREW_ORDER.size())));
        ObjectNode extra = JsonNodeFactory.instance.objectNode();
        if (draft.isEpic()) {
            extra.put("epicName", draft.summary);
        } else if (draft.kind == Kind.STORY) {
            extra.put("storyPoints", List.of(1, 2, 3, 5, 8).get(random.nextInt(5)));
        }
        return new Details(
                Optional.of(PRIORITIES.get(random.nextInt(PRIORITIES.size()))),
                state == State.DONE ? Optional.of("Done") : Optional.empty(),
                assignee,
                labels,
                extra);
    }

    /** Each place once: mostly in the order of the drafts, with pieces moved about as people do. */
    private List<Integer> shuffledPlaces(int size) {
        List<Integer> places = new ArrayList<>();
        for (int place = 0; place < size; place++) {
            places.add(place);
        }
        for (int move = 0; move < size / 3; move++) {
            int from = random.nextInt(size);
            Collections.rotate(places.subList(from, Math.min(size, from + 2 + random.nextInt(40))), 1);
        }
        return List.copyOf(places);
    }
}
