package io.skillcert.exam.sitting.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.skillcert.exam.sitting.SentAnswer;
import io.skillcert.http.problem.Violations;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * An answer as a machine sends it.
 *
 * @param n the machine's counter, from 1 without gaps
 * @param position of the item in the paper
 * @param response as the marking takes it, by the kind of the item as in {@code StoredAnswer}; null takes an answer back
 * @param at when the candidate answered
 */
record AnswerBody(
        @Min(1) @Max(100_000) int n, @Min(1) @Max(1000) int position, JsonNode response, @NotNull OffsetDateTime at) {

    private static final int MAX_BYTES = 16 * 1024;

    static List<SentAnswer> sent(List<AnswerBody> events) {
        var violations = new Violations();
        var sent = events.stream().map(AnswerBody::sent).toList();
        for (int i = 0; i < sent.size(); i++) {
            violations.addIf(
                    sent.get(i).response().getBytes(StandardCharsets.UTF_8).length > MAX_BYTES,
                    "events[" + i + "].response",
                    "is longer than {0} bytes",
                    MAX_BYTES);
        }
        violations.throwIfAny();
        return sent;
    }

    private SentAnswer sent() {
        // The database stores microseconds.
        return new SentAnswer(
                n,
                position,
                response == null ? "null" : response.toString(),
                at.toInstant().truncatedTo(ChronoUnit.MICROS));
    }
}
