package org.espalier.server.jira;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.espalier.core.change.StatusRef;
import org.espalier.core.fact.LinkTypeId;
import org.espalier.core.run.Tracker;
import org.espalier.core.sight.Query;
import org.espalier.core.structure.IssueId;
import org.espalier.core.world.TrackerContract;
import org.espalier.server.acceptance.Gateway;
import org.espalier.server.acceptance.Gateway.Manner;
import org.espalier.server.tracker.LookProgress;
import org.espalier.server.tracker.TrackerSite;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every tracker does, at a site of which nothing is known but its address and a throw-away project: the issues on
 * which the cases stand are made there first, and deleted at the end.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class LiveContractCases extends TrackerContract {

    private LiveSite live;
    private LiveStories made;
    private TrackerSite site;
    private TrackerSite behindGateway;
    private Gateway gateway;
    private Tracker tracker;

    /** The site to stand on. */
    abstract LivePlace place(Path folder) throws IOException;

    /** From now on the site ranks some issues of a request and not the others. */
    abstract void rankInPart();

    /** From now on it ranks them all. */
    abstract void rankWholly();

    /** Nothing is asked of the site any more. */
    abstract void leave();

    @BeforeAll
    void open(@TempDir Path folder) throws IOException {
        var place = place(folder);
        live = new LiveSite(place);
        site = place.opened().site();
        tracker = site.tracker(LookProgress.UNHEARD);
        gateway = Gateway.to(place.base());
        behindGateway = place.by(gateway.address()).opened().site();
        made = LiveStories.madeAt(live);
        if (!site.rankFields().isEmpty()) {
            made.rankDownwards();
        }
    }

    @AfterEach
    void behave() {
        tracker = site.tracker(LookProgress.UNHEARD);
        gateway.behave(Manner.HONEST);
    }

    @AfterAll
    void close() {
        if (live != null) {
            live.close();
        }
        if (behindGateway != null) {
            behindGateway.close();
            gateway.close();
            site.close();
        }
        leave();
    }

    @Override
    protected Ground ground() {
        return new Ground() {
            @Override
            public Tracker tracker() {
                return tracker;
            }

            @Override
            public IssueId story(int number) {
                return made.story(number);
            }

            @Override
            public IssueId epic(int number) {
                return made.epic(number);
            }

            @Override
            public IssueId nowhere() {
                return made.nowhere();
            }

            @Override
            public LinkTypeId linkType() {
                return site.linkTypes().getFirst().id();
            }

            @Override
            public long rankField() {
                return site.rankFields().stream()
                        .findFirst()
                        .orElseGet(() -> abort("The site has no rank."))
                        .number();
            }

            @Override
            public StatusRef nextStatus() {
                return made.nextStatus(77);
            }

            @Override
            public StatusRef closedStatus() {
                return LiveStories.closedStatus();
            }

            @Override
            public Query finding(List<IssueId> stories) {
                return new Query(stories.stream()
                        .map(IssueId::toString)
                        .collect(Collectors.joining(", ", "id in (", ") ORDER BY key")));
            }

            @Override
            public void loseAnswers() {
                gateway.behave(Manner.LOSES_ANSWERS_ABOUT_LINKS);
                tracker = behindGateway.tracker(LookProgress.UNHEARD);
            }

            @Override
            public void rankInPart() {
                LiveContractCases.this.rankInPart();
            }

            @Override
            public void rankWholly() {
                LiveContractCases.this.rankWholly();
            }
        };
    }
}
