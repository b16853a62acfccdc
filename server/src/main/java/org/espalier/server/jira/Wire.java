package org.espalier.server.jira;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.espalier.server.jira.LastLook.Purpose;
import org.espalier.server.jira.Limits.Limit;
import org.espalier.server.jira.RefusedCredential.Turn;
import org.espalier.server.jira.Whose.Refused;
import org.espalier.server.tracker.Access;
import org.espalier.server.tracker.Access.Way;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/** The HTTP to one site with one credential: requests as the site knows them, answers as a verdict. */
final class Wire implements AutoCloseable {

    /** Who asks; both kinds of Jira know this. */
    private static final JiraRequest SELF = JiraRequest.get("/rest/api/2/myself");

    private final Line line;
    private final Pace pace;
    private final String base;
    private final String host;
    private final Authorization authorization;
    private final Way way;
    private final Limits limits;
    private final Whose whose;
    private final RefusedCredential refusedCredential;

    Wire(Access access, Pace pace, Limits limits) {
        this(access, new Line(access.address(), pace::now, limits), pace, limits);
    }

    /**
     * @param line to the address of the access, where others may ask, too; closed with this
     * @param pace of the site
     */
    Wire(Access access, Line line, Pace pace, Limits limits) {
        this.line = line;
        this.pace = pace;
        this.base = access.address().base().toString();
        this.host = access.address().host();
        this.authorization = Authorization.by(access.proof());
        this.way = access.way();
        this.limits = limits;
        this.whose = new Whose(access.shown().linkedBy(), access.shown().expires());
        this.refusedCredential = new RefusedCredential(host, whose);
    }

    /** Host and port, for people. */
    String host() {
        return host;
    }

    /** Whose credential it shows. */
    Whose whose() {
        return whose;
    }

    /** Whether what answers there is known for a Jira before it said a word. */
    boolean knownForJira() {
        return way == Way.GATEWAY;
    }

    /**
     * Shows the credential once more although it was refused a short while ago, also to a site that was busy, since a
     * person asks for that.
     */
    void showAgain() {
        refusedCredential.forgive();
        pace.askAgain();
    }

    /** Sends a request that changes nothing and answers the body of a good answer. */
    byte[] read(JiraRequest request) throws JiraFailure, InterruptedException {
        return sent(request, limits.reading(), Purpose.READING);
    }

    /** Sends a request that changes something and answers the body of a good answer. */
    byte[] write(JiraRequest request) throws JiraFailure, InterruptedException {
        return sent(request, limits.writing(), Purpose.WRITING);
    }

    private byte[] sent(JiraRequest request, Limit limit, Purpose purpose) throws JiraFailure, InterruptedException {
        if (!request.withCredential()) {
            return Verdict.body(answered(request, limit, purpose, Optional.empty()), host);
        }
        var begun = pace.now();
        try (var turn = refusedCredential.turn(begun, limit.turn())) {
            var left = limit.turn().minus(Duration.between(begun, pace.now()));
            return judged(request, new Limit(left, limit.exchange()), purpose, turn);
        }
    }

    private byte[] judged(JiraRequest request, Limit limit, Purpose purpose, Turn turn)
            throws JiraFailure, InterruptedException {
        var received = answered(request, limit, purpose, Optional.of(turn));
        try {
            if (lacksPermission(received) || (mayLackPermission(received, purpose) && stillTaken(turn))) {
                throw RefusedAccess.unpermitted(host, Json.messages(received.body(), host));
            }
            var body = Verdict.body(received, host);
            turn.taken(pace.now());
            return body;
        } catch (JiraFailure failure) {
            throw noted(failure, received.refused(), turn);
        }
    }

    /** Whether Jira knows the account, and refuses it a permission by a 401. */
    private static boolean lacksPermission(Verdict.Received received) {
        return received.mayLackPermission() && received.loginTaken();
    }

    private static boolean mayLackPermission(Verdict.Received received, Purpose purpose) {
        return purpose == Purpose.WRITING && received.mayLackPermission();
    }

    /** Whether Jira takes the credential that came with a write which it refused. */
    private boolean stillTaken(Turn turn) throws JiraFailure, InterruptedException {
        try {
            Verdict.body(answered(SELF, limits.writing(), Purpose.READING, Optional.of(turn)), host);
            return true;
        } catch (JiraFailure failure) {
            return switch (failure.trouble()) {
                case FORBIDDEN, REFUSED -> true;
                case CREDENTIAL_REFUSED -> false;
                case NOT_SENT, LOST, SERVER_ERROR, NOT_DATA, SIGN_IN_PAGE, REDIRECTED, THROTTLED, UNCLEAR ->
                    throw RefusedAccess.undecided(host, failure);
            };
        }
    }

    /** What a refusal tells of the credential: Jira refuses in words of its own only whom it knows. */
    private JiraFailure noted(JiraFailure failure, Refused how, Turn turn) {
        var now = pace.now();
        return switch (failure.trouble()) {
            // With a cause it is not known to be refused.
            case CREDENTIAL_REFUSED ->
                failure.getCause() == null ? failure.refusing(whose, how, host, now, turn.refused(how, now)) : failure;
            case FORBIDDEN -> {
                turn.taken(now);
                yield failure.of(whose);
            }
            case REFUSED -> {
                turn.taken(now);
                yield failure;
            }
            case NOT_SENT, LOST, SERVER_ERROR, NOT_DATA, SIGN_IN_PAGE, REDIRECTED, THROTTLED, UNCLEAR -> failure;
        };
    }

    /** What comes back for a request that changes nothing, good or not. */
    Verdict.Received answer(JiraRequest request) throws JiraFailure, InterruptedException {
        return answered(request, limits.reading(), Purpose.READING, Optional.empty());
    }

    private Verdict.Received answered(JiraRequest request, Limit limit, Purpose purpose, Optional<Turn> turn)
            throws JiraFailure, InterruptedException {
        // The gateway is no stranger, and answers nobody without a credential.
        if (!request.withCredential() && way != Way.GATEWAY) {
            return inTurn(request, () -> sending(request, Optional.empty()), limit, purpose);
        }
        var header = authorization.header();
        var received = inTurn(request, shown(request, header, purpose, turn), limit, purpose);
        if (received.signals().status() == 401
                && authorization instanceof Authorization.Lent lent
                && !received.outOfScope()) {
            // The gateway refuses a token before Jira sees the request, which may therefore be sent again (L10).
            return inTurn(request, shown(request, lent.insteadOf(header), purpose, turn), limit, purpose);
        }
        return received;
    }

    private Verdict.Received inTurn(JiraRequest request, Line.Sending sending, Limit limit, Purpose purpose)
            throws JiraFailure, InterruptedException {
        return pace.inTurn(request, limit.turn(), () -> {
            var received = line.sent(sending, limit.exchange(), purpose);
            pace.heard(request, received.signals());
            sending.came(received);
            return received;
        });
    }

    /** The request as it leaves with the credential, whose refusal is known before another one takes its place. */
    private Line.Sending shown(JiraRequest request, String header, Purpose purpose, Optional<Turn> turn) {
        return new Line.Sending() {
            @Override
            public HttpUriRequestBase leaves() throws JiraFailure {
                if (turn.isPresent()) {
                    turn.get().leaves(pace.now());
                }
                return sending(request, Optional.of(header));
            }

            @Override
            public void came(Verdict.Received received) {
                // A token that is lent may be renewed, and locks no account.
                if (authorization instanceof Authorization.Fixed
                        && received.refusesCredential()
                        && !lacksPermission(received)
                        && !mayLackPermission(received, purpose)) {
                    turn.ifPresent(shown -> shown.refused(received.refused(), pace.now()));
                }
            }
        };
    }

    private HttpUriRequestBase sending(JiraRequest request, Optional<String> header) {
        var sending = new HttpUriRequestBase(request.method().name(), URI.create(base + request.path()));
        sending.setHeader(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON_VALUE);
        header.ifPresent(proof -> sending.setHeader(HttpHeaders.AUTHORIZATION, proof));
        request.body()
                .ifPresent(body ->
                        sending.setEntity(new ByteArrayEntity(Json.written(body), ContentType.APPLICATION_JSON)));
        return sending;
    }

    @Override
    public void close() {
        line.close();
    }
}
