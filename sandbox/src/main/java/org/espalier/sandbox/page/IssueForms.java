package org.espalier.sandbox.page;

import java.util.Optional;
import java.util.function.Function;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Issue;
import org.espalier.sandbox.issues.Issues;
import org.espalier.sandbox.issues.Refusal;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Carries out what a form of an issue's page asks; where it cannot be, the page is shown again and says why. */
@Component
class IssueForms {

    private final Persons persons;
    private final Issues issues;
    private final IssuePage page;

    IssueForms(Persons persons, Issues issues, IssuePage page) {
        this.persons = persons;
        this.issues = issues;
        this.page = page;
    }

    /** Something done to an issue. */
    interface Change {

        void carryOut(Caller person, Issue issue);
    }

    ResponseEntity<String> carryOut(String key, Optional<String> person, Change change) {
        return carryOut(key, person, change, issue -> "/browse/" + issue.key());
    }

    /** The same, and where to go afterwards. */
    ResponseEntity<String> carryOut(
            String key, Optional<String> person, Change change, Function<Issue, String> afterwards) {
        Caller caller = persons.named(person.orElse(""));
        Optional<Issue> issue = issues.named(caller, key);
        if (issue.isEmpty()) {
            return page.missing(caller, key);
        }
        try {
            change.carryOut(caller, issue.get());
            return Answers.goTo(afterwards.apply(issue.get()));
        } catch (Refusal refusal) {
            return page.again(caller, issue.get(), refusal);
        }
    }
}
