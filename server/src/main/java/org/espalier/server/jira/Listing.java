package org.espalier.server.jira;

import java.util.List;

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
     */
    void each(String where, String field, Reader reader) throws JiraFailure, QueryRefused, InterruptedException;
}
