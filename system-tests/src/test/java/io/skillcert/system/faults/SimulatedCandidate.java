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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A candidate who answers on a computer and does what the candidate's page does: numbers the answers, stores them on the machine,
 * and sends them in batches until they are acknowledged. From time to time the tab is killed, or the machine fails and the
 * candidate goes on at another one. One thread uses it.
 */
final class SimulatedCandidate {

    private static final int MAX_BATCH = 100;
    private static final long DEBOUNCE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long TICK_MILLIS = 50;
    private static final int FIRST_PAUSE_MILLIS = 300;
    private static final int LONGEST_PAUSE_MILLIS = 3_000;
    private static final long GIVES_UP_NANOS = TimeUnit.MINUTES.toNanos(4);
    /** The candidate answers the same items again and again, so that the newest answer matters. */
    private static final int ITEMS = 25;
    /** One of this many answers is taken back. */
    private static final int TAKES_BACK_ONE_OF = 12;

    private final SittingClient office;
    private final MachineClient http;
    private final SittingClient.Place place;
    private final Random random;
    private final List<Given> given = new ArrayList<>();
    private final Map<Integer, Integer> acknowledged = new ConcurrentHashMap<>();
    private final List<String> receipts = new ArrayList<>();
    private final List<String> differences = new ArrayList<>();
    private String attempt;
    private Machine machine;
    private int positions;
    private int acked;
    private int failures;
    private long sendsAfter;
    private Instant serverTime;
    private long serverTimeAt;
    private Instant deadline;
    private int machinesChanged;
    private int tabsKilled;

    SimulatedCandidate(SittingClient office, MachineClient http, SittingClient.Place place, long seed) {
        this.office = office;
        this.http = http;
        this.place = place;
        this.random = new Random(seed);
    }

    /**
     * An answer that the candidate gave.
     *
     * @param device the number of the machine
     * @param n its number on this machine
     * @param response as JSON
     */
    record Given(int device, int n, int position, String response) {}

    /** What is on the disk of a machine: a killed tab loses nothing of it. */
    private static final class Machine {
        private final String token;
        private final List<Map<String, Object>> answers = new ArrayList<>();
        private int device;

        Machine(String token) {
            this.token = token;
        }
    }

    /** Returns all answers, in the order in which they were given. */
    List<Given> given() {
        return List.copyOf(given);
    }

    /** Returns how far the answers of each machine were acknowledged. */
    Map<Integer, Integer> acknowledged() {
        return Map.copyOf(acknowledged);
    }

    /** Returns the receipts of the submission and its repetition; none if the attempt was not submitted. */
    List<String> receipts() {
        return List.copyOf(receipts);
    }

    /** Returns what the service has shown wrongly to a machine, in words. */
    List<String> differences() {
        return List.copyOf(differences);
    }

    String attempt() {
        return attempt;
    }

    Instant deadline() {
        return deadline;
    }

    int machinesChanged() {
        return machinesChanged;
    }

    int tabsKilled() {
        return tabsKilled;
    }

    /** Binds a machine and starts the time. */
    void start() {
        bindMachine();
        patiently("GET", "/paper", null);
        startMachine();
    }

    private void bindMachine() {
        var end = System.nanoTime() + GIVES_UP_NANOS;
        while (System.nanoTime() < end) {
            try {
                var code = Map.of("ticketCode", place.ticketCode(), "roomCode", office.roomCode(place));
                var reply = http.call(null, "POST", "/v1/attempts", code);
                if (reply.isDone()) {
                    attempt = reply.body().get("attempt").asText();
                    machine = new Machine(reply.body().get("token").asText());
                    return;
                }
                if (reply.isProblem("device-bound")) {
                    office.releaseMachine(place); // the answer to an earlier call was lost
                } else if (!reply.isProblem("room-code-wrong")) {
                    throw unexpected(reply);
                }
            } catch (IOException e) {
                pause();
            }
        }
        throw new IllegalStateException("no machine could be bound");
    }

    /** Takes up the attempt on a new machine. */
    private void startMachine() {
        var started = patiently("POST", "/start", null).body();
        positions = started.get("order").get("items").size();
        var state = patiently("GET", "/state", null).body();
        machine.device = state.get("device").asInt();
        acked = state.get("acked").asInt();
        failures = 0;
        sendsAfter = 0;
        checkShown(state.get("answers"));
    }

    /** Each acknowledged answer, or one that was given to the same item later, must be shown on the new machine. */
    private void checkShown(JsonNode shown) {
        var possible = new LinkedHashMap<Integer, List<String>>();
        for (var answer : given) {
            if (answer.n() <= acknowledged.getOrDefault(answer.device(), 0)) {
                possible.put(answer.position(), new ArrayList<>());
            }
            if (possible.containsKey(answer.position())) {
                possible.get(answer.position()).add(answer.response());
            }
        }
        possible.forEach((position, responses) -> {
            var found = shown.get(Integer.toString(position));
            if (found == null || !responses.contains(found.toString())) {
                differences.add("attempt %s: machine %d was shown %s at position %d instead of one of %s"
                        .formatted(attempt, machine.device, found, position, responses));
            }
        });
    }

    /**
     * Answers, and hands in at last.
     *
     * @param isOver whether to give no more answers
     * @param pace the milliseconds between two answers
     * @param disturbance the mean milliseconds until the tab is killed or the machine fails, and again
     * @param handsIn false to answer all and leave the attempt open
     */
    void sit(BooleanSupplier isOver, int pace, int disturbance, boolean handsIn) {
        var nextAnswer = in(random.nextInt(pace));
        var nextDisturbance = in(disturbance / 4 + random.nextInt(disturbance));
        var nextSending = System.nanoTime();
        while (!isOver.getAsBoolean()) {
            for (; System.nanoTime() >= nextAnswer; nextAnswer += TimeUnit.MILLISECONDS.toNanos(pace)) {
                give(now());
            }
            if (System.nanoTime() >= nextDisturbance) {
                disturb();
                nextDisturbance = in(disturbance / 2 + random.nextInt(disturbance));
            }
            if (System.nanoTime() >= Math.max(nextSending, sendsAfter)) {
                send();
                nextSending = System.nanoTime() + DEBOUNCE_NANOS;
            }
            sleep(TICK_MILLIS);
        }
        sendAll();
        if (handsIn) {
            handIn();
        }
    }

    private static long in(int millis) {
        return System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    }

    /** Gives answers and has all acknowledged. Their time is what the machine claims, whatever it is. */
    void answer(int count, Instant at) {
        for (int i = 0; i < count; i++) {
            give(at);
        }
        sendAll();
    }

    private void give(Instant at) {
        var n = machine.answers.size() + 1;
        var position = 1 + random.nextInt(Math.min(positions, ITEMS));
        var text = random.nextInt(TAKES_BACK_ONE_OF) == 0
                ? null
                : "%d-%d-%08x".formatted(machine.device, n, random.nextInt());
        given.add(new Given(machine.device, n, position, text == null ? "null" : '"' + text + '"'));
        var event = new LinkedHashMap<String, Object>();
        event.put("n", n);
        event.put("position", position);
        event.put("response", text);
        event.put("at", at.truncatedTo(ChronoUnit.MILLIS).toString());
        machine.answers.add(event);
    }

    /** Kills the tab or changes the machine, each while a call is under way. */
    private void disturb() {
        give(now());
        give(now());
        sendWithoutWaiting();
        if (random.nextBoolean()) {
            acked = 0; // The new tab has what is on the disk and sends it again.
            failures = 0;
            sendsAfter = 0;
            tabsKilled++;
        } else {
            changeMachine();
        }
    }

    private void changeMachine() {
        machinesChanged++;
        office.releaseMachine(place);
        bindMachine();
        startMachine();
    }

    private void sendWithoutWaiting() {
        var device = machine.device;
        try {
            http.callAsync(machine.token, "POST", path("/answers"), batch()).thenAccept(reply -> {
                if (reply.isDone()) {
                    acknowledge(device, reply.body().get("acked").asInt());
                }
            });
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, Object> batch() {
        var end = Math.min(acked + MAX_BATCH, machine.answers.size());
        return Map.of(
                "events", List.copyOf(machine.answers.subList(acked, end)), "unsent", machine.answers.size() - end);
    }

    private void acknowledge(int device, int n) {
        acknowledged.merge(device, n, Math::max);
    }

    /** Sends batch after batch until all are acknowledged or the outcome of a call is unknown. */
    private void send() {
        while (acked < machine.answers.size()) {
            try {
                var reply = http.call(machine.token, "POST", path("/answers"), batch());
                if (reply.isProblem("device-released")) {
                    changeMachine(); // a repeated release has met this machine
                    return;
                }
                if (!reply.isDone()) {
                    throw unexpected(reply);
                }
                acked = reply.body().get("acked").asInt();
                acknowledge(machine.device, acked);
                learnTime(reply.body());
                failures = 0;
            } catch (IOException e) {
                failures++;
                var longest = Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << Math.min(failures, 6));
                sendsAfter = in(FIRST_PAUSE_MILLIS + random.nextInt(longest));
                return;
            }
        }
    }

    private void sendAll() {
        var end = System.nanoTime() + GIVES_UP_NANOS;
        while (acked < machine.answers.size()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("answers were not acknowledged");
            }
            if (System.nanoTime() >= sendsAfter) {
                send();
            }
            sleep(TICK_MILLIS);
        }
    }

    /** Submits, and again as if the first answer had been lost. */
    private void handIn() {
        for (int i = 0; i < 2; i++) {
            var last = Map.of("last", machine.answers.size());
            receipts.add(
                    patiently("POST", "/submission", last).body().get("receipt").asText());
        }
    }

    /** Calls until the service answers. */
    private Reply patiently(String method, String rest, Object body) {
        var end = System.nanoTime() + GIVES_UP_NANOS;
        while (System.nanoTime() < end) {
            try {
                var reply = http.call(machine.token, method, path(rest), body);
                if (!reply.isDone()) {
                    throw unexpected(reply);
                }
                if (!rest.equals("/paper")) {
                    learnTime(reply.body());
                }
                return reply;
            } catch (IOException e) {
                pause();
            }
        }
        throw new IllegalStateException(method + " " + rest + " was not answered");
    }

    private String path(String rest) {
        return "/v1/attempts/" + attempt + rest;
    }

    private void learnTime(JsonNode body) {
        if (body.has("serverTime")) {
            serverTimeAt = System.nanoTime();
            serverTime = OffsetDateTime.parse(body.get("serverTime").asText()).toInstant();
        }
        if (body.hasNonNull("deadline")) {
            deadline = OffsetDateTime.parse(body.get("deadline").asText()).toInstant();
        }
    }

    /** The service's time as this machine knows it. */
    private Instant now() {
        return serverTime.plusNanos(System.nanoTime() - serverTimeAt);
    }

    private static IllegalStateException unexpected(Reply reply) {
        return new IllegalStateException("unexpected answer: " + reply.status() + " " + reply.text());
    }

    private void pause() {
        sleep(FIRST_PAUSE_MILLIS + random.nextInt(LONGEST_PAUSE_MILLIS));
    }

    private static void sleep(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
