package org.espalier.sandbox.fault;

import jakarta.servlet.http.HttpServletRequest;

/** Requests that an app makes in somebody's name: they alone cost points (jira-api.md §15). */
public final class AppTraffic {

    private static final String MARK = AppTraffic.class.getName();

    private AppTraffic() {}

    /** Says of a request that an app makes it. */
    public static void mark(HttpServletRequest request) {
        request.setAttribute(MARK, true);
    }

    /** Whether an app asks, and not somebody with a token of their own. */
    public static boolean is(HttpServletRequest request) {
        return request.getAttribute(MARK) != null;
    }
}
