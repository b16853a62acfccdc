package org.espalier.server.jira;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.espalier.server.platform.Pause;
import org.espalier.server.platform.Refusal;
import org.espalier.server.tracker.Access;
import org.espalier.server.tracker.Connection.Kind;
import org.espalier.server.tracker.Credential;
import org.espalier.server.tracker.Told;
import org.espalier.server.tracker.TrackerAdapter;
import org.espalier.server.tracker.TrackerSite;

/** Speaks to one kind of Jira. */
abstract sealed class JiraAdapter implements TrackerAdapter permits JiraCloud, JiraDataCenter {

    private final Dialect dialect;
    private final InstantSource clock;
    private final Pause pause;

    JiraAdapter(Dialect dialect, InstantSource clock, Pause pause) {
        this.dialect = dialect;
        this.clock = clock;
        this.pause = pause;
    }

    /**
     * Makes sure that a credential can be one of this kind.
     *
     * @throws Refusal where it cannot
     */
    abstract void require(Credential credential);

    @Override
    public final Kind kind() {
        return dialect.kind();
    }

    @Override
    public final TrackerSite open(Access access) {
        return JiraSite.at(dialect, access, timing(access));
    }

    @Override
    public final TrackerSite reopen(TrackerSite before, Access access) {
        var after =
                before instanceof JiraSite same && same.isAt(access.address()) ? same.openedBy(access) : open(access);
        before.close();
        return after;
    }

    @Override
    public final TrackerSite beside(TrackerSite own, Optional<TrackerSite> before, Access access) {
        var after = jira(own).beside(access, before.map(JiraAdapter::jira));
        before.ifPresent(TrackerSite::close);
        return after;
    }

    private static JiraSite jira(TrackerSite site) {
        if (site instanceof JiraSite jira) {
            return jira;
        }
        throw new IllegalStateException("The site is no Jira; this indicates a bug.");
    }

    @Override
    public final boolean recognizes(Access access) {
        return asked(access, probe -> probe.foundKind() == kind());
    }

    @Override
    public final List<String> probe(Access access, List<String> projects) {
        if (access.proof() instanceof Credential credential) {
            require(credential);
        }
        return asked(access, probe -> probe.keysOf(projects));
    }

    @Override
    public final Told told(byte[] delivery) {
        return JiraEvent.in(delivery).told();
    }

    @Override
    public final Optional<String> cloudId(Access access) {
        return quietly(access, probe -> probe.dialect().cloudId(probe.reads()));
    }

    @Override
    public final Optional<String> accountName(Access access) {
        return quietly(
                access, probe -> Optional.ofNullable(probe.requireAccount().displayName()));
    }

    @Override
    public final Optional<LocalDate> expiry(Access access) {
        return access.proof() instanceof Credential credential && credential.tokenAlone()
                ? quietly(access, probe -> probe.dialect().expiry(probe.reads()))
                : Optional.empty();
    }

    /** What is good to know and not needed. */
    private <T> Optional<T> quietly(Access access, Question<Optional<T>> question) {
        try {
            return asked(access, question);
        } catch (Refusal _) {
            return Optional.empty();
        }
    }

    private <T> T asked(Access access, Question<T> question) {
        var timing = timing(access);
        try (var wire = new Wire(access, timing.pace(), Limits.USUAL)) {
            return question.ask(new Probe(dialect, new Reads(wire, Patience.OF_PEOPLE, pause, timing.random())));
        } catch (JiraFailure failure) {
            throw failure.refusal();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw Refusal.unprocessable(
                    "stopped", "The site was not checked to the end. Nothing was changed; try again.");
        }
    }

    private Timing timing(Access access) {
        return Timing.of(access, clock, pause);
    }

    private interface Question<T> {
        T ask(Probe probe) throws JiraFailure, InterruptedException;
    }

    static boolean holdsColon(Credential credential) {
        // Basic authentication ends the user at the first colon.
        return credential.user().indexOf(':') >= 0;
    }
}
