package io.skillcert.exam.sitting;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * Computes the hash chain of an attempt's answers as the database does: each field is its length in bytes, a colon, its value
 * and a comma. ADR 60 describes it for verifiers.
 */
final class AnswerChain {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private AnswerChain() {}

    /** The hash before the first event. */
    static byte[] genesis(UUID attempt, UUID paper) {
        return Hashes.sha256(bytes(field("attempt") + field(attempt) + field(paper)));
    }

    /**
     * Finds the first event that does not follow from those before it.
     *
     * @return its place in the list; empty if the chain is intact
     */
    static OptionalInt firstBroken(UUID attempt, UUID paper, List<AnswerEvent> events) {
        var previous = genesis(attempt, paper);
        for (int i = 0; i < events.size(); i++) {
            var event = events.get(i);
            previous = hash(previous, event);
            if (event.seq() != i + 1 || !HexFormat.of().formatHex(previous).equals(event.hash())) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    /** The hash of the last event of an intact chain, hexadecimal. */
    static String head(UUID attempt, UUID paper, List<AnswerEvent> events) {
        return events.isEmpty()
                ? HexFormat.of().formatHex(genesis(attempt, paper))
                : events.get(events.size() - 1).hash();
    }

    private static byte[] hash(byte[] previous, AnswerEvent event) {
        return Hashes.sha256(
                previous,
                bytes(field(event.seq())
                        + field(event.device())
                        + field(event.n())
                        + field(event.position())
                        + field(event.response())
                        + field(time(event.clientAt()))
                        + field(time(event.receivedAt()))
                        + field(event.late())
                        + field(event.rescued())));
    }

    private static String time(Instant time) {
        return TIME.format(time);
    }

    private static String field(Object value) {
        var text = value.toString();
        return bytes(text).length + ":" + text + ",";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
