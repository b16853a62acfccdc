package org.espalier.server.tracker;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.espalier.core.change.Change;
import org.espalier.core.run.Slips;
import org.espalier.core.run.Tracker;
import org.espalier.core.sight.IssueKey;
import org.espalier.core.sight.Projects;
import org.espalier.core.structure.IssueId;

/**
 * One open site. What people ask of it comes back at once or ends in a {@link org.espalier.server.platform.Refusal}
 * that names the trouble; only looks tell trouble as gaps (L2). Safe for use by several threads.
 */
public interface TrackerSite extends Capabilities, AutoCloseable {

    /** The looks and writes of a run, which tell the listener how far reading has come. */
    Tracker tracker(LookProgress progress, Mail mail);

    /** The looks and writes of a run, of which the tracker tells people as of anybody's. */
    default Tracker tracker(LookProgress progress) {
        return tracker(progress, Mail.SENT);
    }

    /** By what the tracker knows the account of the credential. */
    String account();

    /**
     * Looks into the histories of what these changes wrote, see {@link Tracker#slips}.
     *
     * @param written with who sent each, see {@link Senders}; nobody means the account of the credential
     */
    Slips slips(Map<Change.OfTracker, Set<String>> written);

    /** What the site says when all is asked that Espalier needs there, of these projects or of all. */
    SiteReport report(Projects enabled);

    /** About what this much work costs; asks nothing of the site. */
    Cost cost(Workload work);

    /** What the tracker finds wrong with a query, in its own words; empty when it would carry it out. */
    List<String> queryFaults(String query);

    /** The webhooks that stand there. */
    WebhookRegistry webhooks();

    /** What the local copy is made and kept from. */
    IssueSource issues(IssueSource.Asker asker);

    /** The issues that have these keys or had them before a move; a key that is gone or hidden is absent. */
    Map<IssueKey, IssueId> idsOf(Collection<IssueKey> keys);

    /** What is under way comes to its end; nothing else is sent. */
    @Override
    void close();
}
