package org.espalier.server.jira;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.espalier.server.jira.LastLook.Purpose;
import org.espalier.server.tracker.TrackerAddress;
import org.espalier.server.tracker.WritePermit;
import org.springframework.http.HttpHeaders;

/**
 * The way to one address, whoever asks there: each request is sent once, to an address that was checked, is followed
 * nowhere else and is cut off when its time is over. It is closed by the last of those who share it, so that a look
 * goes on that is under way when somebody else is done with it. Safe for use by several threads.
 */
final class Line implements AutoCloseable {

    private static final int LONGEST_ANSWER = 64 * 1024 * 1024;

    private final TrackerAddress address;
    private final String host;
    private final CloseableHttpClient http;
    private final ScheduledThreadPoolExecutor cuts;
    private final InstantSource clock;
    private int sharing = 1;
    private int underWay;
    private boolean closed;

    Line(TrackerAddress address, InstantSource clock, Limits limits) {
        this.address = address;
        this.host = address.host();
        this.clock = clock;
        this.http = http(address, limits);
        this.cuts = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("jira-time-over").factory());
        this.cuts.setRemoveOnCancelPolicy(true);
    }

    /** Whether it leads there. */
    boolean leadsTo(TrackerAddress other) {
        return address.base().equals(other.base());
    }

    /** Host and port, for people. */
    String host() {
        return host;
    }

    /**
     * Shares it with one more, where it is open and leads to that address.
     *
     * @return whether it is to be closed once more from now on
     */
    synchronized boolean sharedTo(TrackerAddress other) {
        if (closed || !leadsTo(other)) {
            return false;
        }
        sharing++;
        return true;
    }

    /** One request on its way. */
    interface Sending {
        /** What is sent, asked for when its turn has come. */
        HttpUriRequestBase leaves() throws JiraFailure;

        /** Hears what came back before another request takes its place. */
        default void came(Verdict.Received received) {}
    }

    /** Sends a request now, and answers what comes back, good or not. */
    Verdict.Received sent(Sending sending, Duration longest, Purpose purpose) throws JiraFailure, InterruptedException {
        begin();
        try {
            return exchanged(sending.leaves(), longest, purpose);
        } finally {
            end();
        }
    }

    private synchronized void begin() throws JiraFailure {
        if (closed) {
            throw JiraFailure.closed(host);
        }
        underWay++;
    }

    private synchronized void end() {
        underWay--;
        release();
    }

    private Verdict.Received exchanged(HttpUriRequestBase sending, Duration longest, Purpose purpose)
            throws JiraFailure, InterruptedException {
        var context = HttpClientContext.create();
        context.setAttribute(LastLook.PURPOSE, purpose);
        if (purpose == Purpose.WRITING) {
            WritePermit.renew();
        }
        // The time limits of a socket start anew with every byte, so that a slow answer would never be over.
        Runnable cut = sending::cancel;
        var timeOver = cuts.schedule(cut, longest.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return http.execute(sending, context, response -> received(response, cut));
        } catch (IOException failure) {
            throw failed(failure, context);
        } catch (IllegalStateException gone) {
            if (!sending.isCancelled()) {
                throw gone;
            }
            // Cut off between two steps of its own, the client misses its connection.
            throw JiraFailure.lost(host, gone);
        } finally {
            timeOver.cancel(false);
        }
    }

    private Verdict.Received received(ClassicHttpResponse response, Runnable cut) throws IOException {
        var headers = new HttpHeaders();
        Arrays.stream(response.getHeaders()).forEach(header -> headers.add(header.getName(), header.getValue()));
        var signals = new Signals(response.getCode(), headers, clock.instant());
        var entity = response.getEntity();
        if (entity == null) {
            return new Verdict.Received(signals, new byte[0]);
        }
        var body = entity.getContent().readNBytes(LONGEST_ANSWER + 1);
        if (body.length > LONGEST_ANSWER) {
            // The client would read on to the end, to keep the connection.
            cut.run();
            throw new TooLong();
        }
        return new Verdict.Received(signals, body);
    }

    private JiraFailure failed(IOException cause, HttpContext context) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("Stopped while waiting for Jira.");
        }
        return switch (cause) {
            case LastLook.NotPermitted late -> JiraFailure.notPermitted(host, late);
            case TooLong _ ->
                JiraFailure.unclear(host, "gave an answer of more than " + LONGEST_ANSWER / 1024 / 1024 + " megabytes");
            case ZipException _ -> JiraFailure.unclear(host, "gave an answer that cannot be unpacked");
            case TrackerAddress.PrivateHost closed ->
                JiraFailure.notSent(
                        host, "its address is private by now, and connections to it are not allowed", closed);
            case UnknownHostException unknown -> JiraFailure.notSent(host, "its name is not known here", unknown);
            case ConnectTimeoutException slow -> JiraFailure.notSent(host, "nobody answered within 5 seconds", slow);
            case ConnectException refused -> JiraFailure.notSent(host, "the connection was refused", refused);
            case NoRouteToHostException away -> JiraFailure.notSent(host, "there is no way to it", away);
            case SSLHandshakeException handshake -> Certificates.refused(host, handshake);
            // A server that answers the greeting of TLS in plain text, as one behind another port does (L10: nothing
            // left).
            case SSLException plain
            when !LastLook.reached(context) ->
                JiraFailure.notSent(host, "it does not speak TLS there; check https:// and the port", plain);
            case ConnectionRequestTimeoutException busy ->
                JiraFailure.notSent(host, "all of the connections to it are in use", busy);
            default -> JiraFailure.lost(host, cause);
        };
    }

    private static CloseableHttpClient http(TrackerAddress address, Limits limits) {
        var answer = Timeout.of(limits.reading().exchange());
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new Pinned(address))
                .setMaxConnTotal(Pace.AT_ONCE)
                .setMaxConnPerRoute(Pace.AT_ONCE)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(limits.connect()))
                        .setSocketTimeout(answer)
                        // A connection that Jira has closed meanwhile would make a write's outcome unknown.
                        .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                        .setTimeToLive(TimeValue.of(5, TimeUnit.MINUTES))
                        .build())
                .build();
        return HttpClients.custom()
                .setConnectionManager(connections)
                .setRequestExecutor(new LastLook())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(answer)
                        .setConnectionRequestTimeout(answer)
                        .setAuthenticationEnabled(false)
                        .build())
                .setUserAgent("Espalier")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
    }

    @Override
    public synchronized void close() {
        sharing--;
        closed = sharing <= 0;
        release();
    }

    /** Whoever waits for an answer gets it first: a write that is cut off would have an unknown outcome (L10). */
    private void release() {
        if (closed && underWay == 0) {
            cuts.shutdownNow();
            http.close(CloseMode.GRACEFUL);
        }
    }

    /** An answer that is not read to its end, since it would fill the memory; the site is well. */
    private static final class TooLong extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** Answers with the addresses that were checked, for this host alone. */
    private record Pinned(TrackerAddress address) implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            return address.addresses().toArray(InetAddress[]::new);
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
