package org.espalier.server.jira;

import java.io.IOException;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.espalier.server.tracker.WritePermit;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the permit to write when the connection stands and nothing has been sent: later nobody can take a request
 * back. What only reads needs none, also where it belongs to a write.
 */
final class LastLook extends HttpRequestExecutor {

    /** Where the context of a request says what it is sent for. */
    static final String PURPOSE = "espalier.purpose";

    /** Set once the connection stands; before that nothing was sent. */
    private static final String REACHED = "espalier.reached";

    /** Whether a request may have left. */
    static boolean reached(HttpContext context) {
        return context.getAttribute(REACHED) != null;
    }

    /** Whether a request changes anything. */
    enum Purpose {
        READING,
        WRITING
    }

    @Override
    public ClassicHttpResponse execute(
            ClassicHttpRequest request,
            HttpClientConnection connection,
            @Nullable HttpResponseInformationCallback informed,
            HttpContext context)
            throws IOException, HttpException {
        if (context.getAttribute(PURPOSE) == Purpose.WRITING && !WritePermit.holds()) {
            throw new NotPermitted();
        }
        context.setAttribute(REACHED, true);
        return super.execute(request, connection, informed, context);
    }

    /** Nothing was sent. */
    static final class NotPermitted extends IOException {
        private static final long serialVersionUID = 1L;

        NotPermitted() {
            super("The right to write is over.");
        }
    }
}
