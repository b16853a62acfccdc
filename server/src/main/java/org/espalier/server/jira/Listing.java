package org.espalier.server.jira;

import java.util.List;
import java.util.Optional;
import org.espalier.core.sight.TrackerSight.Gap;

/** Lists what a search finds, page by page, in the way that loses nothing while issues change meanwhile. */
interface Listing {

    /** Hears one page. */
    interface Reader {
        void page(List<Shapes.Issue> issues) throws JiraFailure;
    }

    /**
     * Reads all pages.
     *
     * @param where a condition without an order; bounded, since Cloud refuses any other
     * @param field the one field that is read of each issue
     * @return why issues may be missing, although the site gave every page (L2)
     */
    Optional<Gap> each(String where, String field, Reader reader)
            throws JiraFailure, QueryRefused, InterruptedException;
}
