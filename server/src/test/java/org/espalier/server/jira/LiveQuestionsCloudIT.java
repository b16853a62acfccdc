package org.espalier.server.jira;

import java.util.Map;
import org.espalier.server.tracker.Credential;

/** The questions of the profile {@code live} are answered by a sandbox that is Cloud. */
class LiveQuestionsCloudIT extends LiveSandboxQuestions {

    LiveQuestionsCloudIT() {
        super("cloud", new Credential("admin@example.com", "sandbox"));
    }

    @Override
    Map<LiveQuestion, String> known() {
        return Map.of(
                LiveQuestion.LINK_SOURCE, "yes",
                LiveQuestion.LINK_DESTINATION, "yes",
                LiveQuestion.SUB_TASK_LEAVES, "no",
                LiveQuestion.SUB_TASK_JOINS, "no",
                LiveQuestion.EPIC_CHILD, "yes",
                LiveQuestion.DEPLOYMENT, "Cloud",
                LiveQuestion.HISTORY_IN_SEARCH, "40 of 45",
                LiveQuestion.DATE_IN_MILLISECONDS, "accepted, and means what it says");
    }
}
