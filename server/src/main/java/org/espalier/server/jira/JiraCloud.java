package org.espalier.server.jira;

import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.espalier.server.platform.Fault;
import org.espalier.server.platform.Pause;
import org.espalier.server.platform.Refusal;
import org.espalier.server.tracker.Access;
import org.espalier.server.tracker.Connection.Kind;
import org.espalier.server.tracker.TrackerAdapter;
import org.espalier.server.tracker.TrackerSite;
import org.springframework.stereotype.Component;

/** Speaks to Jira Cloud. */
@Component
final class JiraCloud implements TrackerAdapter {

    private final InstantSource clock;
    private final Pause pause;
    private final RandomGenerator random = new Random();

    JiraCloud(InstantSource clock, Pause pause) {
        this.clock = clock;
        this.pause = pause;
    }

    @Override
    public Kind kind() {
        return Kind.CLOUD;
    }

    @Override
    public TrackerSite open(Access access) {
        return new JiraSite(access, new Pace(clock, pause), pause, random);
    }

    @Override
    public List<String> probe(Access access, List<String> projects) {
        if (access.credential().user().indexOf(':') >= 0) {
            // Basic authentication ends the user at the first colon.
            throw Refusal.unprocessable(new Fault(
                    "/user",
                    "bad_user",
                    "The user cannot hold a colon; enter the e-mail address of the account. Nothing was changed."));
        }
        try (var wire = new Wire(access, new Pace(clock, pause), Limits.USUAL)) {
            return new Probe(new Reads(wire, Patience.OF_PEOPLE, pause, random)).keysOf(projects);
        } catch (JiraFailure failure) {
            throw failure.refusal();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw Refusal.unprocessable(
                    "stopped", "The site was not checked to the end. Nothing was changed; try again.");
        }
    }
}
