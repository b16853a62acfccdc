package org.espalier.sandbox.webhook;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Tells one delivery after the other, each until it is taken or has been tried as often as is set.
 *
 * <p>What is noted after a try may get lost with the process; then the same is told again under the same identifier.
 */
@Component
class Messenger implements SmartLifecycle {

    /** After these a later try may succeed, as after every answer from 500 on. */
    private static final Set<Integer> TRY_LATER = Set.of(408, 409, 425, 429);

    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(1);
    private static final Duration LONGEST_END = Duration.ofSeconds(2);

    private final Deliveries deliveries;
    private final Webhooks webhooks;
    private final DeliverySwitches switches;
    private final Clock clock;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private volatile boolean running;
    private Optional<Thread> thread = Optional.empty();

    Messenger(Deliveries deliveries, Webhooks webhooks, DeliverySwitches switches, Clock clock) {
        this.deliveries = deliveries;
        this.webhooks = webhooks;
        this.switches = switches;
        this.clock = clock;
    }

    @Override
    public void start() {
        running = true;
        thread = Optional.of(Thread.ofPlatform().daemon().name("webhooks").start(this::run));
    }

    @Override
    public void stop() {
        running = false;
        thread.ifPresent(Thread::interrupt);
        try {
            if (thread.isPresent()) {
                thread.get().join(LONGEST_END);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        http.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        try {
            while (running) {
                deliveries.await(step());
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    /** Tells what is due; how long there is nothing to do afterwards. */
    private Duration step() throws InterruptedException {
        try {
            Optional<Delivery> next = deliveries.next();
            if (next.isEmpty()) {
                return Deliveries.LONGEST_REST;
            }
            Duration left = Duration.between(clock.instant(), next.get().due().orElseThrow());
            if (left.isPositive()) {
                return left;
            }
            Optional<Webhook> webhook = webhooks.find(next.get().webhookId());
            if (webhook.isEmpty()) {
                return AFTER_A_FAILURE;
            }
            deliveries.note(tell(webhook.get(), next.get()));
            return Duration.ZERO;
        } catch (DataAccessException unavailable) {
            return AFTER_A_FAILURE;
        }
    }

    private Delivery tell(Webhook webhook, Delivery delivery) throws InterruptedException {
        Instant started = clock.instant();
        int tries = delivery.past().tries() + 1;
        Delivery.Outcome outcome;
        String result;
        try {
            int status = http.send(request(webhook, delivery), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            result = Integer.toString(status);
            outcome = outcome(status, tries);
        } catch (IOException unreachable) {
            result = unreachable.getClass().getSimpleName();
            outcome = again(tries);
        }
        Instant ended = clock.instant();
        Optional<Instant> due =
                outcome == Delivery.Outcome.WAITING ? Optional.of(ended.plus(wait(tries))) : Optional.empty();
        return new Delivery(
                delivery.id(),
                delivery.webhookId(),
                delivery.message(),
                due,
                new Delivery.Past(
                        tries,
                        outcome,
                        result,
                        Optional.of(new Delivery.Try(started, Duration.between(started, ended)))));
    }

    private Delivery.Outcome outcome(int status, int tries) {
        if (status >= 200 && status < 300) {
            return Delivery.Outcome.DELIVERED;
        }
        return status >= 500 || TRY_LATER.contains(status) ? again(tries) : Delivery.Outcome.FAILED;
    }

    private Delivery.Outcome again(int tries) {
        return tries < switches.current().tries() ? Delivery.Outcome.WAITING : Delivery.Outcome.FAILED;
    }

    private Duration wait(int tries) {
        return switches.current().times().retry().multipliedBy(1L << (tries - 1));
    }

    private HttpRequest request(Webhook webhook, Delivery delivery) {
        DeliverySwitches.Settings settings = switches.current();
        Delivery.Message message = delivery.message();
        byte[] body = message.body().getBytes(StandardCharsets.UTF_8);
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(webhook.target().url()))
                .timeout(settings.times().timeout())
                .header("Content-Type", "application/json; charset=UTF-8")
                .header("User-Agent", "Sandbox Jira")
                .header("X-Atlassian-Webhook-Identifier", message.identifier())
                .header("X-Atlassian-Webhook-Flow", message.flow())
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (delivery.past().tries() > 0) {
            request.header(
                    "X-Atlassian-Webhook-Retry",
                    Integer.toString(delivery.past().tries()));
        }
        webhook.target().secret().ifPresent(secret -> {
            boolean forged = DeliverySwitches.strikes(settings.chances().forged());
            request.header(Signature.HEADER, Signature.of(body, forged ? "not " + secret : secret));
        });
        return request.build();
    }
}
