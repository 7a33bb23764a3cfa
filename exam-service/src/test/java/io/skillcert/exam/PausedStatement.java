package io.skillcert.exam;

import io.skillcert.localstack.testing.Rows;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Future;
import javax.sql.DataSource;

/** Makes transactions wait in the database before a statement until it is released, so that tests can interleave them. */
public final class PausedStatement implements AutoCloseable {

    private static final int KEY = 4711;
    private static final String WAITING = "select count(*) from pg_locks where not granted";
    private static final String AT_THE_STATEMENT =
            "select count(*) from pg_locks where locktype = 'advisory' and classid = 0 and objid = " + KEY
                    + " and not granted";

    private final DataSource database;
    private final String table;
    private final Connection holder;

    /** @param condition at which rows of the table a transaction waits, such as {@code new.batch_id = '…'} */
    public PausedStatement(DataSource database, String act, String table, String condition) throws SQLException {
        this.database = database;
        this.table = table;
        Rows.change(
                database,
                """
                create function pause() returns trigger language plpgsql as $$
                begin
                    perform pg_advisory_xact_lock_shared(%d);
                    return new;
                end $$"""
                        .formatted(KEY));
        Rows.change(
                database,
                "create trigger paused before %s on %s for each row when (%s) execute function pause()"
                        .formatted(act, table, condition));
        holder = database.getConnection();
        execute("select pg_advisory_lock(" + KEY + ")");
    }

    /** Waits until a transaction has reached the statement. */
    public void awaitReached() {
        ExamScenario.eventually().until(() -> count(AT_THE_STATEMENT) > 0);
    }

    /** Waits until an act that conflicts with the paused transaction waits for it, or has ended without waiting. */
    public void awaitWaitingOrDone(Future<?> act) {
        ExamScenario.eventually().until(() -> act.isDone() || count(WAITING) > 1);
    }

    /** Lets the transactions go on. */
    public void release() throws SQLException {
        execute("select pg_advisory_unlock(" + KEY + ")");
    }

    private int count(String query) throws SQLException {
        return Integer.parseInt(Rows.texts(database, query).get(0));
    }

    private void execute(String sql) throws SQLException {
        try (var statement = holder.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        try (holder) {
            execute("select pg_advisory_unlock_all()");
        }
        Rows.change(database, "drop trigger paused on " + table);
        Rows.change(database, "drop function pause");
    }
}
