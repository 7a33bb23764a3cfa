package io.skillcert.system.faults;

import com.fasterxml.jackson.databind.JsonNode;
import io.skillcert.system.faults.AnsweringMachine.ReleasedException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A candidate who answers on a computer. From time to time the tab is killed, or the machine fails and the candidate goes on at
 * another one. One thread uses it.
 */
final class SimulatedCandidate {

    /** The page waits as long for further answers before it sends. */
    private static final int DEBOUNCE_MILLIS = 1_000;

    private static final long TICK_MILLIS = 50;
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
    private AnsweringMachine machine;
    private int positions;
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

    /** Returns all answers, in the order in which they were given. */
    List<Given> given() {
        return List.copyOf(given);
    }

    /** Returns the highest acknowledged number of each machine. */
    Map<Integer, Integer> acknowledged() {
        return Map.copyOf(acknowledged);
    }

    boolean isAcknowledged(int device, int n) {
        return n <= acknowledged.getOrDefault(device, 0);
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
        return machine.deadline();
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
        machine.fetchPaper();
        startMachine();
    }

    private void bindMachine() {
        var end = System.nanoTime() + GIVES_UP_NANOS;
        while (System.nanoTime() < end) {
            try {
                var code = Map.of("ticketCode", place.ticketCode(), "roomCode", office.roomCode(place));
                var reply = http.call(null, "POST", "/v1/attempts", code);
                if (reply.isProblem("device-bound")) {
                    office.releaseMachine(place); // the answer to an earlier call was lost
                } else if (!reply.isProblem("room-code-wrong")) {
                    var opened = reply.orThrow().body();
                    attempt = opened.get("attempt").asText();
                    machine = new AnsweringMachine(
                            http, attempt, opened.get("token").asText(), random, acknowledged);
                    return;
                }
            } catch (IOException e) {
                AnsweringMachine.pause(random);
            }
        }
        throw new IllegalStateException("no machine could be bound");
    }

    /** Takes up the attempt on a new machine. */
    private void startMachine() {
        positions =
                machine.call("POST", "/start", null).get("order").get("items").size();
        var state = machine.call("GET", "/state", null);
        machine.takeUp(state);
        checkShown(state.get("answers"));
    }

    /** Each acknowledged answer, or one that was given to the same item later, must be shown on the new machine. */
    private void checkShown(JsonNode shown) {
        var possible = new HashMap<Integer, List<String>>();
        for (var answer : given) {
            if (isAcknowledged(answer.device(), answer.n())) {
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
                        .formatted(attempt, machine.device(), found, position, responses));
            }
        });
    }

    /**
     * Answers, and hands in at last.
     *
     * @param isOver whether to give no more answers
     * @param pace the milliseconds between two answers
     * @param disturbance the mean milliseconds until the tab is killed or the machine fails, and again
     * @param handsIn false to have all acknowledged and leave the attempt open
     */
    void sit(BooleanSupplier isOver, int pace, int disturbance, boolean handsIn) {
        var nextAnswer = in(random.nextInt(pace));
        var nextDisturbance = in(disturbance / 4 + random.nextInt(disturbance));
        var nextSending = in(DEBOUNCE_MILLIS);
        while (!isOver.getAsBoolean()) {
            for (; System.nanoTime() >= nextAnswer; nextAnswer += TimeUnit.MILLISECONDS.toNanos(pace)) {
                give(machine.now());
            }
            if (System.nanoTime() >= nextDisturbance) {
                disturb();
                nextDisturbance = in(disturbance / 2 + random.nextInt(disturbance));
            }
            if (System.nanoTime() >= nextSending && machine.maySend()) {
                send();
                nextSending = in(DEBOUNCE_MILLIS);
            }
            AnsweringMachine.sleep(TICK_MILLIS);
        }
        sendAll();
        if (handsIn) {
            handIn();
        }
    }

    private static long in(int millis) {
        return System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    }

    /** Gives answers, at the time that the machine claims, and has all acknowledged. */
    void answer(int count, Instant at) {
        for (int i = 0; i < count; i++) {
            give(at);
        }
        sendAll();
    }

    private void give(Instant at) {
        var n = machine.last() + 1;
        var position = 1 + random.nextInt(Math.min(positions, ITEMS));
        var response = random.nextInt(TAKES_BACK_ONE_OF) == 0
                ? null
                : "%d-%d-%08x".formatted(machine.device(), n, random.nextInt());
        given.add(new Given(machine.device(), n, position, response == null ? "null" : '"' + response + '"'));
        machine.give(position, response, at);
    }

    /** Kills the tab or changes the machine, each while a call is under way. */
    private void disturb() {
        give(machine.now());
        give(machine.now());
        machine.sendWithoutWaiting();
        if (random.nextBoolean()) {
            machine.killTab();
            tabsKilled++;
        } else {
            changeMachine();
        }
    }

    private void changeMachine() {
        machinesChanged++;
        office.releaseMachine(place);
        bindMachine();
        try {
            startMachine();
        } catch (ReleasedException e) {
            changeMachine(); // A release was sent twice, because its answer was late, and has met the next machine.
        }
    }

    private void send() {
        try {
            machine.send();
        } catch (ReleasedException e) {
            changeMachine();
        }
    }

    private void sendAll() {
        var end = System.nanoTime() + GIVES_UP_NANOS;
        while (machine.hasUnsent()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("answers were not acknowledged");
            }
            if (machine.maySend()) {
                send();
            }
            AnsweringMachine.sleep(TICK_MILLIS);
        }
    }

    /** Submits, and again as if the first answer had been lost. */
    private void handIn() {
        try {
            for (int i = 0; i < 2; i++) {
                var receipt = machine.call("POST", "/submission", Map.of("last", machine.last()));
                receipts.add(receipt.get("receipt").asText());
            }
        } catch (ReleasedException e) {
            if (receipts.isEmpty()) {
                changeMachine();
                handIn();
            }
        }
    }
}
