package io.skillcert.exam.sitting;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.skillcert.database.Statements;
import io.skillcert.exam.room.RoomEvents;
import io.skillcert.exam.sitting.Seal.Because;
import io.skillcert.signing.SigningKeys;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;

/** Signs the ends of attempts (JWS, ES256). */
@ApplicationScoped
class Seals {

    /** The media type of the signed statement. */
    static final String TYPE = "skillcert-attempt+jwt";

    private static final String RECEIPT_CHARACTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final int RECEIPT_LENGTH = 8;

    private final Answers answers;
    private final SigningKeys keys;
    private final RoomEvents events;
    private final Statements statements;

    Seals(Answers answers, SigningKeys keys, RoomEvents events, Statements statements) {
        this.answers = answers;
        this.keys = keys;
        this.events = events;
        this.statements = statements;
    }

    Optional<Seal> find(UUID attempt) {
        return statements.first("select * from attempt_seal where attempt_id = ?", Seal::read, attempt);
    }

    /** Seals a locked attempt that is started, as it stands. */
    Seal seal(Attempt attempt, Because because) {
        var paperDigest = statements
                .first("select digest from paper where id = ?", row -> row.getString(1), attempt.paperId())
                .orElseThrow();
        var answersDigest = digest(answers.newest(attempt.id()));
        var jws = keys.sign(statement(attempt, because, paperDigest, answersDigest), TYPE);
        statements.execute(
                "insert into attempt_seal (attempt_id, events, head_hash, answers_digest, paper_digest, receipt, jws,"
                        + " sealed_at, because) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                attempt.id(),
                attempt.events(),
                attempt.head(),
                answersDigest,
                paperDigest,
                receipt(jws),
                jws,
                attempt.now(),
                because.name());
        events.add(attempt.sessionId(), attempt.id(), RoomEvents.Kind.valueOf(because.name()));
        return find(attempt.id()).orElseThrow();
    }

    private static String statement(Attempt attempt, Because because, String paperDigest, byte[] answersDigest) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("attempt", attempt.id().toString())
                .put("registration", attempt.registrationId().toString())
                .put("subject", attempt.subject().name())
                .put("session", attempt.sessionId().toString())
                .put("paper", attempt.paperId().toString())
                .put("paperDigest", paperDigest)
                .put("startedAt", attempt.startedAt().toString())
                .put("deadline", attempt.deadlineAt().toString())
                .put("events", attempt.events())
                .put("head", attempt.headHex())
                .put("answersDigest", HexFormat.of().formatHex(answersDigest))
                .put("because", because.name())
                .put("sealedAt", attempt.now().truncatedTo(ChronoUnit.MICROS).toString())
                .toString();
    }

    /** The hash of the newest answers: for each position in order the position, a tab, the response and a line feed. */
    private static byte[] digest(SortedMap<Integer, String> newest) {
        var text = new StringBuilder();
        newest.forEach((position, response) ->
                text.append(position).append('\t').append(response).append('\n'));
        return Hashes.sha256(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** The receipt of a signed statement: one character for each of the first eight bytes of its hash. */
    static String receipt(String jws) {
        var hash = Hashes.sha256(jws.getBytes(StandardCharsets.US_ASCII));
        var receipt = new StringBuilder();
        for (int i = 0; i < RECEIPT_LENGTH; i++) {
            receipt.append(RECEIPT_CHARACTERS.charAt(hash[i] & (RECEIPT_CHARACTERS.length() - 1)));
        }
        return receipt.toString();
    }
}
