package io.skillcert.system.faults;

import io.skillcert.localstack.cluster.Cluster;
import io.skillcert.localstack.cluster.Replica;
import io.skillcert.localstack.server.Tokens;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * People who register, and awards that a bureau records, each once, at a fixed moment, however the ones before fare, and
 * never again: the load that is offered, whether or not it can be carried.
 */
final class OpenLoopLoad {

    static final String BUREAU = "passers-by";

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MOST_IN_FLIGHT = 2_000;
    /** What is refused before anything is done for it. */
    private static final String OVERLOADED = "urn:skillcert:problem:overloaded";

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(3))
            .build();
    private final List<Replica> registering;
    private final List<Replica> recording;
    private final Tokens tokens;
    private final AcknowledgedWrites told;
    private final People people;
    private final Semaphore inFlight = new Semaphore(MOST_IN_FLIGHT);
    private final AtomicBoolean isOver = new AtomicBoolean();
    private volatile long sent;

    OpenLoopLoad(Cluster cluster, AcknowledgedWrites told, People people) {
        this.registering = cluster.replicas("registration-service");
        this.recording = cluster.replicas("subsidy-service");
        this.tokens = cluster.tokens();
        this.told = told;
        this.people = people;
    }

    long sent() {
        return sent;
    }

    void end() {
        isOver.set(true);
    }

    /** Until the end, then until the last one is answered. */
    void run(String batch, String commitment, double perSecond) throws InterruptedException, IOException {
        told.passingBatch = batch;
        var begin = System.nanoTime();
        var between = (long) (1e9 / perSecond);
        for (long i = 0; !isOver.get(); i++) {
            TimeUnit.NANOSECONDS.sleep(begin + i * between - System.nanoTime());
            if (inFlight.tryAcquire()) {
                sent++;
                var passed = i % 2 == 0 ? registers(i / 2, batch, commitment) : isAwarded(i / 2);
                passed.whenComplete((done, failure) -> inFlight.release());
            }
        }
        inFlight.acquire(MOST_IN_FLIGHT);
    }

    private CompletableFuture<Void> registers(long number, String batch, String commitment) throws IOException {
        var body = Map.of("batchId", batch, "application", people.next().application(), "commitment", commitment);
        var replica = registering.get((int) (number % registering.size()));
        return send(replica, "/v1/registrations", "partner", body)
                .handle((answer, failure) -> note(told.passersRegistered, answer, 201, () -> id(answer.body())));
    }

    private CompletableFuture<Void> isAwarded(long number) throws IOException {
        var passport = people.next().passport();
        var award = Map.of(
                "identityType",
                "PASSPORT",
                "identityNumber",
                passport,
                "kind",
                "SKILL_EVALUATION",
                "claimedOn",
                "2025-03-03",
                "grantedBy",
                BUREAU,
                "reference",
                passport);
        var replica = recording.get((int) (number % recording.size()));
        return send(replica, "/v1/awards", "subsidy-officer", Map.of("awards", List.of(award)))
                .handle((answer, failure) -> note(told.awardsPassed, answer, 200, () -> passport));
    }

    private CompletableFuture<HttpResponse<String>> send(Replica replica, String path, String role, Object body)
            throws IOException {
        var request = HttpRequest.newBuilder(replica.address().resolve(path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + tokens.of(role))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofByteArray(Caller.JSON.writeValueAsBytes(body)))
                .build();
        return http.sendAsync(request, BodyHandlers.ofString());
    }

    /** @param answer null: there was none. @param done the status that says so. @param key of what was done */
    private static Void note(
            AcknowledgedWrites.Passed passed, HttpResponse<String> answer, int done, Supplier<String> key) {
        if (answer != null && answer.statusCode() == done) {
            passed.done.add(key.get());
        } else if (answer != null && answer.body().contains(OVERLOADED)) {
            passed.refused.increment();
        } else {
            passed.inDoubt.increment();
        }
        return null;
    }

    private static String id(String text) {
        try {
            return Caller.JSON.readTree(text).get("id").asText();
        } catch (IOException e) {
            throw new IllegalStateException("no JSON: " + text, e);
        }
    }
}
