package io.skillcert.localstack.testing;

import io.skillcert.localstack.server.Infrastructure;
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

    /** Executes an update as the owner of the schema, which may also change tables, and returns the number of rows. */
    public static int change(DataSource database, String statement) throws SQLException {
        try (var connection = database.getConnection();
                var change = connection.createStatement()) {
            change.execute("set role " + Infrastructure.schemaOwner(connection.getCatalog()));
            try {
                return change.executeUpdate(statement);
            } finally {
                change.execute("reset role");
            }
        }
    }
}
