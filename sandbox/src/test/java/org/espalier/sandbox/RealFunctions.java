package org.espalier.sandbox;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Questions with functions that need nothing but the lines, and about saved filters. */
record RealFunctions(RealQuestions questions, RealLines lines, RealVocabulary vocabulary) {

    void all() {
        functions();
        filters();
    }

    private void functions() {
        questions.ask("assignee = currentUser()", line -> line.assignee().contains(RealLines.ADMIN));
        questions.ask(
                "assignee in (currentUser()) and type in standardIssueTypes()",
                line -> line.assignee().contains(RealLines.ADMIN) && line.level() >= 0);
        questions.ask("type not in standardIssueTypes()", line -> line.level() < 0);
        questions.ask("issuetype in subtaskIssueTypes()", line -> line.level() < 0);
        for (String[] state :
                new String[][] {{"openSprints", "active"}, {"closedSprints", "closed"}, {"futureSprints", "future"}}) {
            questions.ask(
                    "sprint in " + state[0] + "()",
                    line -> !line.sprints("id", state[1]).isEmpty());
            questions.ask(
                    "sprint not in " + state[0] + "()",
                    line -> !line.sprints("id").isEmpty()
                            && line.sprints("id", state[1]).isEmpty());
        }
        String hub = lines.all().stream()
                .max(Comparator.comparingInt(
                        line -> lines.links().to(line.key(), Optional.empty()).size()))
                .orElseThrow()
                .key();
        questions.ask(
                "key in linkedIssues(" + hub + ")",
                line -> lines.links().to(hub, Optional.empty()).contains(line.key()));
        for (String word : lines.some(lines.links()::words)) {
            questions.ask(
                    "key in linkedIssues(" + hub + ", " + questions.quoted(word) + ")",
                    line -> lines.links().to(hub, Optional.of(word)).contains(line.key()));
        }
        new RealDates(lines, vocabulary.now(), questions::ask).all();
    }

    private void filters() {
        for (String field : List.of("filter", "savedFilter", "request", "searchRequest")) {
            questions.ask(field + " = Bugs", line -> line.text("type").equals("Bug"));
            questions.ask(
                    field + " != \"Bugs of nobody\"",
                    line -> !line.text("type").equals("Bug") || !line.assignee().isEmpty());
            questions.ask(
                    field + " in (Bugs, \"Bugs of nobody\")",
                    line -> line.text("type").equals("Bug"));
            questions.ask(field + " not in (Bugs)", line -> !line.text("type").equals("Bug"));
        }
    }
}
