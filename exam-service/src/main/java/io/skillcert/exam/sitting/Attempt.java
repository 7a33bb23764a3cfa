package io.skillcert.exam.sitting;

import static io.skillcert.database.Statements.instant;
import static io.skillcert.database.Statements.uuid;

import io.skillcert.policy.exam.Subject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;

/**
 * An attempt (作答) as a statement has read it.
 *
 * @param positions how many items the paper has
 * @param deadlineAt null before the start
 * @param events the number of answer events
 * @param head the hash of the last answer event
 * @param now when the statement was executed, by the database
 */
record Attempt(
        UUID id,
        UUID registrationId,
        Subject subject,
        UUID sessionId,
        UUID paperId,
        int seat,
        int positions,
        byte[] orderSeed,
        AttemptState state,
        Instant startedAt,
        Instant deadlineAt,
        int events,
        byte[] head,
        Instant now) {

    /** The columns that {@link #read} needs. */
    static final String COLUMNS = "a.*, business_time() as now";

    static Attempt read(ResultSet row) throws SQLException {
        return new Attempt(
                uuid(row, "id"),
                uuid(row, "registration_id"),
                Subject.valueOf(row.getString("subject")),
                uuid(row, "session_id"),
                uuid(row, "paper_id"),
                row.getInt("seat"),
                row.getInt("positions"),
                row.getBytes("order_seed"),
                AttemptState.valueOf(row.getString("state")),
                instant(row, "started_at"),
                instant(row, "deadline_at"),
                row.getInt("head_seq"),
                row.getBytes("head_hash"),
                instant(row, "now"));
    }

    String headHex() {
        return HexFormat.of().formatHex(head);
    }
}
