package org.espalier.server.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.espalier.server.platform.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses bodies of more than ten megabytes, also those that do not say how long they are. */
@Component
@Order(0)
class BodyLimit extends OncePerRequestFilter {

    static final long MOST_BYTES = 10L * 1024 * 1024;

    private final ProblemWriter problems;

    BodyLimit(ProblemWriter problems) {
        this.problems = problems;
    }

    static Refusal tooLarge() {
        return new Refusal(
                Refusal.Kind.TOO_LARGE,
                "body_too_large",
                "The body is longer than " + MOST_BYTES + " bytes, so nothing was done; send it in parts.");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > MOST_BYTES) {
            problems.write(request, response, tooLarge());
            return;
        }
        chain.doFilter(new Limited(request), response);
    }

    /** Thrown while a body is read that turns out too long. */
    static final class TooLong extends IOException {

        private static final long serialVersionUID = 1L;
    }

    private static final class Limited extends HttpServletRequestWrapper {

        private @Nullable ServletInputStream counted;

        private Limited(HttpServletRequest request) {
            super(request);
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            ServletInputStream known = counted;
            if (known == null) {
                known = new Counted(super.getInputStream());
                counted = known;
            }
            return known;
        }
    }

    private static final class Counted extends ServletInputStream {

        private final ServletInputStream body;
        private long read;

        private Counted(ServletInputStream body) {
            this.body = body;
        }

        @Override
        public int read() throws IOException {
            int value = body.read();
            count(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            int got = body.read(into, from, most);
            count(Math.max(0, got));
            return got;
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }

        private void count(int more) throws TooLong {
            read += more;
            if (read > MOST_BYTES) {
                throw new TooLong();
            }
        }
    }
}
