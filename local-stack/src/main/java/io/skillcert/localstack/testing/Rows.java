package io.skillcert.localstack.testing;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Reads and changes the rows of a service's database in a test. */
public final class Rows {

    private Rows() {}

    /** Returns the first column of each row as text. */
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

    /** Executes an update and returns the number of rows. */
    public static int change(DataSource database, String statement) throws SQLException {
        try (var connection = database.getConnection();
                var change = connection.createStatement()) {
            return change.executeUpdate(statement);
        }
    }
}
