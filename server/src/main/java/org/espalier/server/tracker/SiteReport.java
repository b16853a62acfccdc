package org.espalier.server.tracker;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a site says to the account of a connection when all is asked that Espalier needs there.
 *
 * @param left the enabled projects that were not asked about, since there are too many
 */
public record SiteReport(Account account, Site site, List<ProjectRights> projects, int left, Linking linking) {

    public SiteReport {
        projects = List.copyOf(projects);
    }

    /**
     * Who the site says that we are.
     *
     * @param name empty where it does not say, as the time zone
     * @param granted what we may do in all of the site
     */
    public record Account(String name, String timeZone, Set<Right> granted) {
        public Account {
            granted = Set.copyOf(granted);
        }
    }

    /**
     * What the site is.
     *
     * @param timeZone empty where the site does not say
     * @param ahead how far its clock is ahead of this server's, negative where it is behind; absent where it does not
     *     tell the time
     */
    public record Site(String version, String timeZone, Optional<Duration> ahead) {}

    /**
     * One enabled project.
     *
     * @param seen whether the site shows the project to the account at all
     */
    public record ProjectRights(String key, Seen seen, Set<Right> granted) {
        public ProjectRights {
            granted = Set.copyOf(granted);
        }
    }

    /** Whether the site shows a project to the account. */
    public enum Seen {
        SHOWN,
        /** The site says that it is archived: its issues can be changed by nobody. */
        ARCHIVED,
        /** Deleted, hidden, or archived without this account being told; the site says the same to all three. */
        NOT_SHOWN
    }

    /** Whether issues can be linked there. */
    public sealed interface Linking {
        record On(List<LinkType> types) implements Linking {
            public On {
                types = List.copyOf(types);
            }
        }

        /** Linking is switched off for the whole site. */
        record Off() implements Linking {}
    }
}
