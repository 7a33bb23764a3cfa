package io.skillcert.system.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Compares the record of a sealed attempt with what the candidate gave and what was acknowledged, and verifies it as docs/exam-room.md
 * tells verifiers: the signature by a library that the services do not use, the hash chain by its own code.
 */
final class AttemptRecordCheck {

    private static final String TYPE = "skillcert-attempt+jwt";
    private static final String RECEIPT_CHARACTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final int RECEIPT_LENGTH = 8;
    private static final Set<String> ENDS = Set.of("SUBMITTED", "TIME_OVER", "MISCONDUCT", "CANCELLED");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private final JWKSet keys;
    private final Duration grace;
    private final SimulatedCandidate candidate;
    private final JsonNode record;
    private final List<JsonNode> events = new ArrayList<>();
    private final List<String> differences = new ArrayList<>();

    /**
     * @param keys those that exam-service publishes
     * @param grace how long after the deadline answers that arrive still count
     */
    AttemptRecordCheck(JWKSet keys, Duration grace, SimulatedCandidate candidate, JsonNode record) {
        this.keys = keys;
        this.grace = grace;
        this.candidate = candidate;
        this.record = record;
        record.get("events").forEach(events::add);
    }

    /**
     * Returns the differences, in words.
     *
     * @param marked the responses that were marked, as JSON, by position; {@code null} as text if there is none
     */
    List<String> check(Map<Integer, String> marked) {
        try {
            var statement = verifiedStatement();
            chain(statement);
            answersDigest(statement);
        } catch (ParseException | JOSEException | IOException e) {
            differences.add("the signed statement can't be verified: " + e);
        }
        numbers();
        acknowledgedAnswers();
        seal();
        var counted = newest(this::isInTime);
        marked.forEach((position, response) ->
                same("marked response " + position, counted.getOrDefault(position, "null"), response));
        same("positions that were not marked", Set.of(), without(counted.keySet(), marked.keySet()));
        return differences.stream()
                .map(difference -> "attempt " + candidate.attempt() + ": " + difference)
                .toList();
    }

    /** Returns how many answers arrived too late to count. */
    long tooLate() {
        return events.stream().filter(event -> !isInTime(event)).count();
    }

    private JsonNode verifiedStatement() throws ParseException, JOSEException, IOException {
        var jws = JWSObject.parse(record.get("jws").asText());
        var key = keys.getKeyByKeyId(jws.getHeader().getKeyID());
        if (key == null || !jws.verify(new ECDSAVerifier(key.toECKey()))) {
            differences.add("the statement is not signed by a published key");
        }
        same("type of the statement", TYPE, jws.getHeader().getType().toString());
        var statement = RetryingClient.JSON.readTree(jws.getPayload().toString());
        same("attempt", candidate.attempt(), statement.get("attempt").asText());
        same(
                "reason of the seal",
                record.get("because").asText(),
                statement.get("because").asText());
        return statement;
    }

    private void chain(JsonNode statement) {
        var head = sha256(field("attempt")
                + field(statement.get("attempt").asText())
                + field(statement.get("paper").asText()));
        for (int i = 0; i < events.size(); i++) {
            var event = events.get(i);
            same("sequence", i + 1, event.get("seq").asInt());
            head = sha256(head, event);
            same(
                    "hash of event " + (i + 1),
                    HexFormat.of().formatHex(head),
                    event.get("hash").asText());
        }
        same(
                "head of the chain",
                HexFormat.of().formatHex(head),
                statement.get("head").asText());
        same("number of events", events.size(), statement.get("events").asInt());
    }

    private static byte[] sha256(byte[] previous, JsonNode event) {
        var text = new StringBuilder();
        for (var name : List.of("seq", "device", "n", "position", "response")) {
            text.append(field(event.get(name).asText()));
        }
        for (var name : List.of("clientAt", "receivedAt")) {
            text.append(field(TIME.format(time(event, name))));
        }
        for (var name : List.of("late", "rescued")) {
            text.append(field(event.get(name).asText()));
        }
        var digest = newDigest();
        digest.update(previous);
        return digest.digest(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] sha256(String text) {
        return newDigest().digest(text.getBytes(StandardCharsets.UTF_8));
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String field(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length + ":" + text + ",";
    }

    private static Instant time(JsonNode event, String name) {
        return OffsetDateTime.parse(event.get(name).asText()).toInstant();
    }

    private void answersDigest(JsonNode statement) {
        var text = new StringBuilder();
        newest(event -> true)
                .forEach((position, response) ->
                        text.append(position).append('\t').append(response).append('\n'));
        var digest = HexFormat.of().formatHex(sha256(text.toString()));
        same("digest of the answers", digest, statement.get("answersDigest").asText());
    }

    /** The numbers of each machine have no gap, and what arrived after the deadline is marked as late. */
    private void numbers() {
        var last = new HashMap<Integer, Integer>();
        for (var event : events) {
            var n = last.merge(event.get("device").asInt(), 1, Integer::sum);
            same("number on machine " + event.get("device"), n, event.get("n").asInt());
            var isLate = time(event, "receivedAt").isAfter(candidate.deadline());
            same(
                    "lateness of event " + event.get("seq"),
                    isLate,
                    event.get("late").asBoolean());
        }
    }

    /** Each acknowledged answer is in the log, and nothing else than what the candidate gave. */
    private void acknowledgedAnswers() {
        var stored = new HashMap<String, String>();
        events.forEach(event -> stored.put(
                event.get("device") + " " + event.get("n"),
                event.get("position") + " " + event.get("response").asText()));
        for (var answer : candidate.given()) {
            var found = stored.remove(answer.device() + " " + answer.n());
            if (found == null && candidate.isAcknowledged(answer.device(), answer.n())) {
                differences.add("an acknowledged answer is lost: " + answer);
            }
            if (found != null && !found.equals(answer.position() + " " + answer.response())) {
                differences.add("an answer was changed: " + answer + " is " + found);
            }
        }
        same("answers that nobody gave", Map.of(), stored);
    }

    private void seal() {
        var receipt = new StringBuilder();
        var hash = sha256(record.get("jws").asText());
        for (int i = 0; i < RECEIPT_LENGTH; i++) {
            receipt.append(RECEIPT_CHARACTERS.charAt(hash[i] & RECEIPT_CHARACTERS.length() - 1));
        }
        same("receipt", receipt.toString(), record.get("receipt").asText());
        candidate.receipts().forEach(shown -> same("receipt of the candidate", receipt.toString(), shown));
        var ends = new ArrayList<String>();
        record.get("roomEvents").forEach(event -> ends.add(event.get("kind").asText()));
        ends.retainAll(ENDS);
        same("ends", List.of(candidate.receipts().isEmpty() ? "TIME_OVER" : "SUBMITTED"), ends);
    }

    private static Set<Integer> without(Set<Integer> all, Set<Integer> some) {
        var left = new TreeSet<>(all);
        left.removeAll(some);
        return left;
    }

    private boolean isInTime(JsonNode event) {
        return !time(event, "receivedAt").isAfter(candidate.deadline().plus(grace));
    }

    /** The newest answer to a position is the one of the last machine with its highest number. */
    private TreeMap<Integer, String> newest(Predicate<JsonNode> which) {
        var newest = new TreeMap<Integer, String>();
        events.stream()
                .filter(which)
                .sorted(Comparator.<JsonNode>comparingInt(
                                event -> event.get("device").asInt())
                        .thenComparingInt(event -> event.get("n").asInt()))
                .forEach(event -> newest.put(
                        event.get("position").asInt(), event.get("response").asText()));
        return newest;
    }

    private void same(String what, Object expected, Object found) {
        if (!expected.equals(found)) {
            differences.add("%s: expected %s, found %s".formatted(what, expected, found));
        }
    }
}
