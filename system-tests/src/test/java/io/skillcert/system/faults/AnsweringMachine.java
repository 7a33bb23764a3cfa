package io.skillcert.system.faults;

import com.fasterxml.jackson.databind.JsonNode;
import io.skillcert.system.faults.MachineClient.Reply;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * The machine at which a candidate answers: the answers on its disk, and the queue of the tab that sends them until they are
 * acknowledged.
 */
final class AnsweringMachine {

    private static final int MAX_BATCH = 100;
    private static final int FIRST_PAUSE_MILLIS = 300;
    private static final int LONGEST_PAUSE_MILLIS = 3_000;
    private static final long GIVES_UP_NANOS = TimeUnit.MINUTES.toNanos(4);

    private final MachineClient http;
    private final String path;
    private final String token;
    private final Random random;
    private final Map<Integer, Integer> acknowledged;
    private final List<Map<String, Object>> answers = new ArrayList<>();
    private int device;
    private int acked;
    private int failures;
    private long sendsAfter = System.nanoTime();
    private Instant serverTime;
    private long serverTimeAt;
    private Instant deadline;

    /** @param acknowledged takes how far the answers of each device are acknowledged */
    AnsweringMachine(
            MachineClient http, String attempt, String token, Random random, Map<Integer, Integer> acknowledged) {
        this.http = http;
        this.path = "/v1/attempts/" + attempt;
        this.token = token;
        this.random = random;
        this.acknowledged = acknowledged;
    }

    /** An invigilator has released the machine: the candidate needs another one. */
    static final class ReleasedException extends RuntimeException {
        private ReleasedException() {
            super("the machine is released");
        }
    }

    /** Takes over from the state that the service has. */
    void takeUp(JsonNode state) {
        device = state.get("device").asInt();
        acked = state.get("acked").asInt();
    }

    int device() {
        return device;
    }

    Instant deadline() {
        return deadline;
    }

    /** Returns the number of the last answer; 0 if there is none. */
    int last() {
        return answers.size();
    }

    boolean hasUnsent() {
        return acked < answers.size();
    }

    /** Whether the pause after a failure is over. */
    boolean maySend() {
        return System.nanoTime() >= sendsAfter;
    }

    /** Returns the service's time as this machine knows it. */
    Instant now() {
        return serverTime.plusNanos(System.nanoTime() - serverTimeAt);
    }

    /**
     * Writes an answer to the disk.
     *
     * @param response null takes an answer back
     * @param at when it was given, as the machine claims
     */
    void give(int position, String response, Instant at) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("n", answers.size() + 1);
        answer.put("position", position);
        answer.put("response", response);
        answer.put("at", at.truncatedTo(ChronoUnit.MILLIS).toString());
        answers.add(answer);
    }

    /** Opens a new tab, which has what is on the disk and sends it again. */
    void killTab() {
        acked = 0;
        failures = 0;
        sendsAfter = System.nanoTime();
    }

    void sendWithoutWaiting() {
        try {
            http.callAsync(token, "POST", path + "/answers", batch()).thenAccept(reply -> {
                if (reply.isDone()) {
                    acknowledged.merge(device, reply.body().get("acked").asInt(), Math::max);
                }
            });
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, Object> batch() {
        var end = Math.min(acked + MAX_BATCH, answers.size());
        return Map.of("events", List.copyOf(answers.subList(acked, end)), "unsent", answers.size() - end);
    }

    /**
     * Sends batch after batch until all are acknowledged or the outcome of a call is unknown.
     *
     * @throws ReleasedException if the machine is released
     */
    void send() {
        while (hasUnsent()) {
            try {
                var saved = accepted(http.call(token, "POST", path + "/answers", batch()))
                        .body();
                acked = saved.get("acked").asInt();
                acknowledged.merge(device, acked, Math::max);
                learnTime(saved);
                failures = 0;
            } catch (IOException e) {
                failures++;
                var longest = Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << Math.min(failures, 6));
                var pause = FIRST_PAUSE_MILLIS + random.nextInt(longest);
                sendsAfter = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(pause);
                return;
            }
        }
    }

    private static Reply accepted(Reply reply) {
        if (reply.isProblem("device-released")) {
            throw new ReleasedException();
        }
        return reply.orThrow();
    }

    /** Fetches the encrypted paper; who can decrypt it is no question of this test. */
    void fetchPaper() {
        patiently("GET", "/paper", null);
    }

    /**
     * Calls until the service answers.
     *
     * @throws ReleasedException if the machine is released
     */
    JsonNode call(String method, String rest, Object body) {
        var answer = patiently(method, rest, body).body();
        learnTime(answer);
        return answer;
    }

    private Reply patiently(String method, String rest, Object body) {
        var end = System.nanoTime() + GIVES_UP_NANOS;
        while (System.nanoTime() < end) {
            try {
                return accepted(http.call(token, method, path + rest, body));
            } catch (IOException e) {
                pause(random);
            }
        }
        throw new IllegalStateException(method + " " + rest + " was not answered");
    }

    private void learnTime(JsonNode answer) {
        if (answer.has("serverTime")) {
            serverTimeAt = System.nanoTime();
            serverTime = OffsetDateTime.parse(answer.get("serverTime").asText()).toInstant();
        }
        if (answer.hasNonNull("deadline")) {
            deadline = OffsetDateTime.parse(answer.get("deadline").asText()).toInstant();
        }
    }

    /** Waits as a machine does after a call whose outcome is unknown. */
    static void pause(Random random) {
        sleep(FIRST_PAUSE_MILLIS + random.nextInt(LONGEST_PAUSE_MILLIS));
    }

    static void sleep(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
