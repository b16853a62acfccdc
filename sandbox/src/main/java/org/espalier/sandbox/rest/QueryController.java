package org.espalier.sandbox.rest;

import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.espalier.sandbox.fault.SwitchBody;
import org.espalier.sandbox.fault.SwitchPanel;
import org.espalier.sandbox.jql.Habits;
import org.espalier.sandbox.jql.Habits.Habit;
import org.espalier.sandbox.search.QueryHabits;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** For tests: how queries are answered where real sites are not known to be alike. */
@RestController
@RequestMapping("/sandbox/queries")
class QueryController implements SwitchPanel {

    private static final String WEEK_START = "weekStart";
    private static final Map<String, Habit> SWITCHES = switches();

    private final QueryHabits habits;

    QueryController(QueryHabits habits) {
        this.habits = habits;
    }

    private static Map<String, Habit> switches() {
        Map<String, Habit> switches = new LinkedHashMap<>();
        switches.put("wholeWords", Habit.STEMS);
        switches.put("wholeMinutes", Habit.WHOLE_MINUTES);
        switches.put("versionsByName", Habit.VERSIONS_BY_NAME);
        switches.put("shuffled", Habit.SHUFFLED);
        return switches;
    }

    @GetMapping
    Map<String, Object> queries() {
        Habits now = habits.current();
        Map<String, Object> shown = new LinkedHashMap<>();
        SWITCHES.forEach((name, habit) -> shown.put(name, now.kept().contains(habit) != ordinary(habit)));
        shown.put(WEEK_START, now.weekStart().name());
        return shown;
    }

    private static boolean ordinary(Habit habit) {
        return Habits.ORDINARY.kept().contains(habit);
    }

    /** A switch that is on stands for what is not ordinary; what the body does not name is ordinary. */
    @PutMapping
    Map<String, Object> set(@RequestBody JsonNode json) {
        SwitchBody body = SwitchBody.read(json, queries().keySet(), "so queries are answered as before");
        Set<Habit> kept = EnumSet.noneOf(Habit.class);
        SWITCHES.forEach((name, habit) -> {
            if (body.flag(name) != ordinary(habit)) {
                kept.add(habit);
            }
        });
        DayOfWeek start = body.word(WEEK_START)
                .map(word -> Arrays.stream(DayOfWeek.values())
                        .filter(day -> day.name().equals(word))
                        .findFirst()
                        .orElseThrow(() -> body.refused(WEEK_START, "It must be a day of the week, such as MONDAY")))
                .orElse(Habits.ORDINARY.weekStart());
        habits.be(new Habits(kept, start));
        return queries();
    }

    @Override
    public String word() {
        return "queries";
    }

    @Override
    public Map<String, Object> values() {
        return queries();
    }

    @Override
    public Map<String, List<String>> choices() {
        return Map.of(
                WEEK_START,
                Arrays.stream(DayOfWeek.values()).map(DayOfWeek::name).toList());
    }

    @Override
    public void replace(JsonNode body) {
        set(body);
    }
}
