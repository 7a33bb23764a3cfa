package io.skillcert.exam.sitting;

import static io.skillcert.database.Statements.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * The signed end of an attempt.
 *
 * @param receipt eight characters that follow from the signed statement
 * @param events the number of answer events
 * @param head the hash of the last one
 * @param jws the signed statement
 */
public record Seal(String receipt, Instant sealedAt, int events, String head, String jws, Because because) {

    /** Why an attempt was sealed. */
    public enum Because {
        SUBMITTED,
        TIME_OVER,
        /** The subject became void for misconduct (违纪) while the attempt was running. */
        MISCONDUCT,
        /** The session was cancelled for a public emergency (公共突发事件) while the attempt was running. */
        CANCELLED
    }

    static Seal read(ResultSet row) throws SQLException {
        return new Seal(
                row.getString("receipt"),
                instant(row, "sealed_at"),
                row.getInt("events"),
                HexFormat.of().formatHex(row.getBytes("head_hash")),
                row.getString("jws"),
                Because.valueOf(row.getString("because")));
    }
}
