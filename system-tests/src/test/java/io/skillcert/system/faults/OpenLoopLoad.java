package io.skillcert.system.faults;

import io.skillcert.localstack.cluster.Cluster;
import io.skillcert.localstack.cluster.Replica;
import io.skillcert.system.faults.AcknowledgedWrites.OpenLoopResults;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Sends registrations and awards at a fixed rate, each once, whether or not earlier requests are answered: the load that
 * is offered, not the load that the services can carry.
 */
final class OpenLoopLoad {

    /** The authority that grants the awards. */
    static final String AUTHORITY = "open-loop load";

    private static final int MAX_IN_FLIGHT = 2_000;
    /** The answer to a request that is refused before it has any effect. */
    private static final String OVERLOADED = "urn:skillcert:problem:overloaded";

    private final RetryingClient client;
    private final List<Replica> registration;
    private final List<Replica> subsidy;
    private final AcknowledgedWrites acknowledged;
    private final Semaphore inFlight = new Semaphore(MAX_IN_FLIGHT);
    private final AtomicBoolean stopped = new AtomicBoolean();
    private volatile long sent;

    OpenLoopLoad(RetryingClient client, Cluster cluster, AcknowledgedWrites acknowledged) {
        this.client = client;
        this.registration = cluster.replicas(RegistrationClient.SERVICE);
        this.subsidy = cluster.replicas(SubsidyClient.SERVICE);
        this.acknowledged = acknowledged;
    }

    long sent() {
        return sent;
    }

    void stop() {
        stopped.set(true);
    }

    /** Sends requests until {@link #stop} is called, and waits for the last answer. */
    void run(String batch, String commitment, double perSecond) throws InterruptedException {
        acknowledged.openLoopBatch = batch;
        var begin = System.nanoTime();
        var between = (long) (1e9 / perSecond);
        for (long i = 0; !stopped.get(); i++) {
            TimeUnit.NANOSECONDS.sleep(begin + i * between - System.nanoTime());
            if (inFlight.tryAcquire()) {
                sent++;
                var answered = i % 2 == 0 ? register(i / 2, batch, commitment) : recordAward(i / 2);
                answered.whenComplete((done, failure) -> inFlight.release());
            }
        }
        inFlight.acquire(MAX_IN_FLIGHT);
    }

    private CompletableFuture<Void> register(long number, String batch, String commitment) {
        var body = RegistrationClient.body(batch, commitment, TestPersons.next());
        return client.createAsync(replica(registration, number), "partner", "/v1/registrations", body)
                .handle((answer, failure) ->
                        note(acknowledged.openLoopRegistrations, answer, 201, () -> id(answer.body())));
    }

    private CompletableFuture<Void> recordAward(long number) {
        var person = TestPersons.next();
        var award = person.award("SKILL_EVALUATION", "2025-03-03", AUTHORITY, person.passport());
        return client.createAsync(
                        replica(subsidy, number), "subsidy-officer", "/v1/awards", Map.of("awards", List.of(award)))
                .handle((answer, failure) -> note(acknowledged.openLoopAwards, answer, 200, person::passport));
    }

    private static Replica replica(List<Replica> replicas, long number) {
        return replicas.get((int) (number % replicas.size()));
    }

    /**
     * Counts a result.
     *
     * @param answer is null if there was none
     * @param done the status of success
     * @param key the key of the acknowledged write
     */
    private static Void note(OpenLoopResults results, HttpResponse<String> answer, int done, Supplier<String> key) {
        if (answer != null && answer.statusCode() == done) {
            results.acknowledged.add(key.get());
        } else if (answer != null && answer.body().contains(OVERLOADED)) {
            results.refused.increment();
        } else {
            results.unknown.increment();
            if (answer != null && answer.statusCode() != 503) {
                results.unexpected.add(answer.statusCode());
            }
        }
        return null;
    }

    private static String id(String body) {
        try {
            return RetryingClient.JSON.readTree(body).get("id").asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
