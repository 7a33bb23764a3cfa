package io.skillcert.coderunner;

import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The queue of runs in exam-service's database, by the functions that the role of a runner may call. Each method is a transaction. A
 * connection that has failed is replaced at the next call.
 */
final class CodeRunQueue implements AutoCloseable {

    private static final int LONGEST_LOG = 4000;
    /** As much as the database keeps of a result file. */
    private static final int LARGEST_FILE = 256 * 1024;

    private final RunnerSettings settings;
    private final UUID runner;
    private Connection connection;

    CodeRunQueue(RunnerSettings settings, UUID runner) {
        this.settings = settings;
        this.runner = runner;
    }

    /**
     * A run that this runner has for a minute.
     *
     * @param attempt how often it was taken; by it the database knows whether the run is still this runner's
     */
    record Taken(UUID id, short attempt, byte[] source, Map<String, byte[]> inputs, Set<String> results) {

        /** @throws IllegalArgumentException if the run is outside the limits of a program */
        Program program() {
            return new Program(new String(source, StandardCharsets.UTF_8), inputs, results);
        }
    }

    /** Does something in a transaction. */
    @FunctionalInterface
    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** Tells that this runner is there. */
    void report(Availability availability) throws SQLException {
        inTransaction(connection -> call(
                connection,
                "select report_code_runner(?, ?, ?)",
                runner,
                clean(availability.versions()),
                clean(availability.problem())));
    }

    /** Takes the oldest run that nobody has. */
    Optional<Taken> take() throws SQLException {
        return inTransaction(connection -> {
            try (var statement = prepared(connection, "select * from take_code_run(?)", runner);
                    var row = statement.executeQuery()) {
                return row.next() ? Optional.of(taken(row)) : Optional.empty();
            }
        });
    }

    private static Taken taken(ResultSet row) throws SQLException {
        var names = texts(row.getArray("names"));
        var contents = texts(row.getArray("contents"));
        var inputs = new HashMap<String, byte[]>();
        for (int i = 0; i < names.length; i++) {
            inputs.put(names[i], contents[i].getBytes(StandardCharsets.UTF_8));
        }
        return new Taken(
                row.getObject("run_id", UUID.class),
                row.getShort("try"),
                row.getBytes("program"),
                inputs,
                Set.of(texts(row.getArray("wanted"))));
    }

    private static String[] texts(Array array) throws SQLException {
        return (String[]) array.getArray();
    }

    /**
     * Stores what became of a program.
     *
     * @return false if the run was no longer this runner's, and nothing was stored
     */
    boolean end(Taken run, Outcome outcome, String versions) throws SQLException {
        return inTransaction(connection -> {
            for (var file : outcome.files().entrySet()) {
                var isSmall = file.getValue().length <= LARGEST_FILE;
                add(
                        connection,
                        run,
                        file.getKey(),
                        isSmall ? file.getValue() : null,
                        isSmall ? null : "is larger than " + LARGEST_FILE + " bytes");
            }
            for (var file : outcome.refused().entrySet()) {
                add(connection, run, file.getKey(), null, file.getValue());
            }
            return call(
                    connection,
                    "select end_code_run(?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    run.id(),
                    runner,
                    run.attempt(),
                    outcome.status().name(),
                    outcome.exitCode(),
                    millis(outcome.cpu()),
                    millis(outcome.wall()),
                    shortened(clean(outcome.log()), LONGEST_LOG),
                    versions);
        });
    }

    private void add(Connection connection, Taken run, String name, byte[] content, String refusal)
            throws SQLException {
        call(
                connection,
                "select add_code_run_file(?, ?, ?, ?, ?, ?)",
                run.id(),
                runner,
                run.attempt(),
                name,
                content,
                refusal);
    }

    /** Gives back a run that could not be made, through no fault of the program. */
    void giveBack(Taken run, String problem) throws SQLException {
        inTransaction(connection -> call(
                connection, "select return_code_run(?, ?, ?, ?)", run.id(), runner, run.attempt(), clean(problem)));
    }

    /** Returns whether the function has returned true. */
    private static boolean call(Connection connection, String sql, Object... parameters) throws SQLException {
        try (var statement = prepared(connection, sql, parameters);
                var row = statement.executeQuery()) {
            row.next();
            return "t".equals(row.getString(1));
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... parameters)
            throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    private <T> T inTransaction(Work<T> work) throws SQLException {
        try {
            if (connection == null) {
                connection = DriverManager.getConnection(settings.url(), settings.connection());
                connection.setAutoCommit(false);
            }
            var result = work.on(connection);
            connection.commit();
            return result;
        } catch (SQLException e) {
            close();
            throw e;
        }
    }

    private static int millis(Duration duration) {
        return (int) Math.min(duration.toMillis(), Integer.MAX_VALUE);
    }

    /** PostgreSQL stores no NUL character. */
    private static String clean(String text) {
        return text.replace('\0', '\uFFFD');
    }

    /** At most so many characters, without half of a surrogate pair at the end. */
    private static String shortened(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }

    /** Ends the connection, and with it what was not committed. */
    @Override
    public void close() {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                // the database ends it too
            }
            connection = null;
        }
    }
}
