package io.skillcert.exam;

import io.skillcert.localstack.testing.Rows;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Makes the database refuse a statement until it is closed, as if the service had crashed there. */
public final class RefusedStatement implements AutoCloseable {

    private final DataSource database;
    private final String table;

    /**
     * Refuses a statement.
     *
     * @param act {@code insert} or {@code update}
     * @param condition which rows of the table are refused, such as {@code new.batch_id = '…'}
     */
    public RefusedStatement(DataSource database, String act, String table, String condition) throws SQLException {
        this.database = database;
        this.table = table;
        // A rollback does not reset a sequence, so it counts the refusals.
        Rows.change(database, "create sequence refusals");
        Rows.change(
                database,
                """
                create function refuse() returns trigger language plpgsql as $$
                begin
                    perform nextval('refusals');
                    raise exception 'refused by a test';
                end $$""");
        Rows.change(
                database,
                "create trigger refused before %s on %s for each row when (%s) execute function refuse()"
                        .formatted(act, table, condition));
    }

    /** How often the statement was refused. */
    public int count() throws SQLException {
        return Integer.parseInt(
                Rows.texts(database, "select case when is_called then last_value else 0 end from refusals")
                        .get(0));
    }

    @Override
    public void close() throws SQLException {
        Rows.change(database, "drop trigger refused on " + table);
        Rows.change(database, "drop function refuse");
        Rows.change(database, "drop sequence refusals");
    }
}
