package io.skillcert.exam.sitting;

import static io.skillcert.database.Statements.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/**
 * An answer from a machine's file that was uploaded after the seal. It is kept beside the signed log and counts only in an approved
 * interruption.
 *
 * @param n the client's counter of the device
 * @param response as JSON
 * @param clientAt when the candidate answered, by the client
 */
public record LaterAnswer(int device, int n, int position, String response, Instant clientAt, Instant receivedAt) {

    static LaterAnswer read(ResultSet row) throws SQLException {
        return new LaterAnswer(
                row.getInt("device_no"),
                row.getInt("n"),
                row.getInt("position"),
                row.getString("response"),
                instant(row, "client_at"),
                instant(row, "received_at"));
    }
}
