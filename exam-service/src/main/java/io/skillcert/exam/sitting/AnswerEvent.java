package io.skillcert.exam.sitting;

import static io.skillcert.database.Statements.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * An answer in the log of an attempt.
 *
 * @param n the client's counter of the device
 * @param response as JSON
 * @param clientAt when the candidate answered, by the client
 * @param late whether it arrived after the deadline at that time
 * @param rescued whether an invigilator uploaded it
 * @param hash of the event and the hash before it, hexadecimal
 */
public record AnswerEvent(
        int seq,
        int device,
        int n,
        int position,
        String response,
        Instant clientAt,
        Instant receivedAt,
        boolean late,
        boolean rescued,
        String hash) {

    static AnswerEvent read(ResultSet row) throws SQLException {
        return new AnswerEvent(
                row.getInt("seq"),
                row.getInt("device_no"),
                row.getInt("n"),
                row.getInt("position"),
                row.getString("response"),
                instant(row, "client_at"),
                instant(row, "received_at"),
                row.getBoolean("late"),
                row.getBoolean("rescued"),
                HexFormat.of().formatHex(row.getBytes("hash")));
    }
}
