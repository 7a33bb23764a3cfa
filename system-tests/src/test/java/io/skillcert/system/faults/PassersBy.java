package io.skillcert.system.faults;

import com.fasterxml.jackson.databind.JsonNode;
import io.skillcert.localstack.Replica;
import io.skillcert.localstack.Tokens;
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
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * People who try to register once, each at a fixed moment, however the ones before fare, and never come back: the load that
 * is offered, whether or not it can be carried.
 */
final class PassersBy {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MOST_IN_FLIGHT = 2_000;
    /** What is refused before anything is done for it. */
    private static final String OVERLOADED = "urn:skillcert:problem:overloaded";

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(3))
            .build();
    private final List<Replica> replicas;
    private final Tokens tokens;
    private final Told told;
    private final People people;
    private final Semaphore inFlight = new Semaphore(MOST_IN_FLIGHT);
    private final AtomicBoolean isOver = new AtomicBoolean();
    private volatile long sent;

    PassersBy(List<Replica> replicas, Tokens tokens, Told told, People people) {
        this.replicas = replicas;
        this.tokens = tokens;
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
                http.sendAsync(request(i, batch, commitment), BodyHandlers.ofString())
                        .whenComplete((answer, failure) -> {
                            note(answer);
                            inFlight.release();
                        });
            }
        }
        inFlight.acquire(MOST_IN_FLIGHT);
    }

    private HttpRequest request(long number, String batch, String commitment) throws IOException {
        var replica = replicas.get((int) (number % replicas.size()));
        var body = Map.of("batchId", batch, "application", people.next().application(), "commitment", commitment);
        return HttpRequest.newBuilder(replica.address().resolve("/v1/registrations"))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + tokens.of("partner"))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofByteArray(Caller.JSON.writeValueAsBytes(body)))
                .build();
    }

    private void note(HttpResponse<String> answer) {
        if (answer != null && answer.statusCode() == 201) {
            told.passing.add(id(answer.body()));
        } else if (answer != null && answer.body().contains(OVERLOADED)) {
            told.passingRefused.increment();
        } else {
            told.passingUnknown.increment();
        }
    }

    private static String id(String text) {
        try {
            JsonNode registration = Caller.JSON.readTree(text);
            return registration.get("id").asText();
        } catch (IOException e) {
            throw new IllegalStateException("no JSON: " + text, e);
        }
    }
}
