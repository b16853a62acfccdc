package org.espalier.server.jira;

import java.util.Map;
import org.espalier.server.tracker.Credential;

/** The questions of the profile {@code live} are answered by a sandbox that is Data Center. */
class LiveQuestionsDataCenterIT extends LiveSandboxQuestions {

    LiveQuestionsDataCenterIT() {
        super("data-center", new Credential("", "sandbox"));
    }

    /** None of its stamps: it keeps whole seconds, and nobody waits for the next one here. */
    @Override
    Map<LiveQuestion, String> known() {
        return Map.of(
                LiveQuestion.RANK_HISTORY, "yes",
                LiveQuestion.SUB_TASK_LEAVES, "not asked, since it was refused",
                LiveQuestion.DEPLOYMENT, "Server",
                LiveQuestion.LONGEST_PAGE, "1000 where 100000 are asked for",
                LiveQuestion.DATE_IN_MILLISECONDS, "accepted, and means what it says");
    }
}
