package io.skillcert.localstack.testing;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Looks into a database, and changes it, beside the service. */
public final class Rows {

    private Rows() {}

    /** The first column of each row, as text. */
    public static List<String> texts(DataSource database, String query) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var texts = new ArrayList<String>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }

    /** Changes rows; how many. */
    public static int change(DataSource database, String statement) throws SQLException {
        try (var connection = database.getConnection();
                var change = connection.createStatement()) {
            return change.executeUpdate(statement);
        }
    }
}
