package org.espalier.server.tracker;

import java.net.URI;
import org.espalier.core.sight.Projects;
import org.espalier.server.platform.Refusal;

/**
 * What a plan is made for: the site at one address, and the projects that were enabled then. Another site may have
 * other issues under the same numbers, such as the copy of a company's Jira that people test with (L8). A project whose
 * key was changed at the site is the same project, see {@link ProjectKeys}.
 */
public record Aim(URI baseUrl, Projects projects) {

    /** As the connection is now. */
    public static Aim of(Connection connection) {
        return new Aim(connection.site().baseUrl(), connection.reach().projects());
    }

    /**
     * Refuses to go on at a connection that has another address now, or lacks a project that it had.
     *
     * @throws Refusal in a sentence for the job's page
     */
    public void mustHoldAt(Connection now) {
        if (!reaches(now)) {
            throw changed(
                    "its address was " + baseUrl + " and is now " + now.site().baseUrl());
        }
        if (!now.reach().projects().hold(projects)) {
            throw changed("projects were taken out that the plan may change");
        }
    }

    /** Whether the connection still leads to the same address. */
    public boolean reaches(Connection now) {
        return baseUrl.equals(now.site().baseUrl());
    }

    private static Refusal changed(String how) {
        return new Refusal(
                Refusal.Kind.CONFLICT,
                "connection_changed",
                "The connection was changed since the plan was begun: " + how
                        + ". What was written before is listed, and nothing else will be; plan again.");
    }
}
