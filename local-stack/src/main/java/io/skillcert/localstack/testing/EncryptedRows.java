package io.skillcert.localstack.testing;

import java.sql.SQLException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Inserts rows with an encrypted field into any table of a service's database, and reads the field. */
public final class EncryptedRows {

    private static final String DEADLOCK = "40P01";
    private static final int ATTEMPTS = 10;
    private static final AtomicInteger NUMBERS = new AtomicInteger(); // unique as well

    private EncryptedRows() {}

    /** @param key the primary key as text */
    public record Field(String table, String column, String key) {

        /** What the ciphertext is bound to. */
        public String place() {
            return table + "|" + column + "|" + key;
        }
    }

    /** Returns all columns whose name says that they are encrypted, as {@code table.column} in alphabetical order. */
    public static List<String> columns(DataSource database) throws SQLException {
        return Rows.texts(
                database,
                "select table_name || '.' || column_name from information_schema.columns where table_schema = 'public'"
                        + " and data_type in ('bytea', 'text') and column_name like 'encrypted\\_%' order by 1");
    }

    /**
     * Inserts a row with a value for each column that needs one. Checks and foreign keys of the table are dropped before, while
     * its triggers stay.
     *
     * @param column {@code table.column}
     * @param encrypt makes the ciphertext for a place
     */
    public static Field insert(DataSource database, String column, Function<String, byte[]> encrypt)
            throws SQLException {
        var table = column.split("\\.")[0];
        var name = column.split("\\.")[1];
        dropChecks(database, table);
        var values = requiredValues(database, table);
        var key = Rows.texts(
                        database,
                        "select a.attname from pg_index i, unnest(i.indkey) with ordinality as p (number, place),"
                                + " pg_attribute a where i.indrelid = '" + table + "'::regclass and i.indisprimary"
                                + " and a.attrelid = i.indrelid and a.attnum = p.number order by p.place")
                .stream()
                .map(values::get)
                .collect(Collectors.joining(":"));
        var field = new Field(table, name, key);
        var encrypted = encrypt.apply(field.place());
        values.put(
                name,
                isText(database, field)
                        ? base64(encrypted)
                        : "\\x" + HexFormat.of().formatHex(encrypted));
        Rows.change(
                database,
                "insert into " + table
                        + values.keySet().stream().collect(Collectors.joining("\", \"", " (\"", "\")"))
                        + values.values().stream().collect(Collectors.joining("', '", " values ('", "')")));
        return field;
    }

    private static void dropChecks(DataSource database, String table) throws SQLException {
        var checks = Rows.texts(
                database,
                "select conname from pg_constraint where contype in ('c', 'f') and conrelid = '" + table
                        + "'::regclass");
        for (var check : checks) {
            dropInTheEnd(database, "alter table " + table + " drop constraint " + check);
        }
        var encrypted = Rows.texts(
                database,
                "select column_name from information_schema.columns where table_name = '" + table
                        + "' and column_name like 'encrypted\\_%'");
        for (var column : encrypted) {
            dropInTheEnd(database, "alter table " + table + " alter column " + column + " drop not null");
        }
    }

    /** The jobs of the service use the tables meanwhile, so that a deadlock is possible. */
    private static void dropInTheEnd(DataSource database, String statement) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try {
                Rows.change(database, statement);
                return;
            } catch (SQLException e) {
                if (attempt == ATTEMPTS || !DEADLOCK.equals(e.getSQLState())) {
                    throw e;
                }
            }
        }
    }

    private static Map<String, String> requiredValues(DataSource database, String table) throws SQLException {
        var values = new LinkedHashMap<String, String>();
        var required = Rows.texts(
                database,
                "select column_name || ':' || udt_name from information_schema.columns where table_schema = 'public'"
                        + " and table_name = '" + table + "' and is_nullable = 'NO' and column_default is null"
                        + " and is_identity = 'NO' and is_generated = 'NEVER'");
        for (var column : required) {
            var parts = column.split(":");
            values.put(parts[0], value(parts[1]));
        }
        return values;
    }

    private static String value(String type) {
        return switch (type) {
            case "uuid", "text" -> UUID.randomUUID().toString();
            case "int2", "int4", "int8", "numeric" -> Integer.toString(NUMBERS.incrementAndGet());
            case "bool" -> "false";
            case "date", "timestamptz" -> "now";
            case "bytea" -> "\\x01";
            case "json", "jsonb", "_text", "_uuid" -> "{}";
            default -> throw new IllegalArgumentException("no value for the type " + type);
        };
    }

    /** Reads the ciphertext of a field that {@link #insert} has inserted. */
    public static byte[] read(DataSource database, Field field) throws SQLException {
        var text = isText(database, field);
        var rows = Rows.texts(
                database,
                "select " + (text ? field.column() : "encode(" + field.column() + ", 'base64')") + " from "
                        + field.table() + " where '" + field.key() + "' = " + keyOf(database, field));
        return Base64.getMimeDecoder().decode(rows.get(0));
    }

    private static String keyOf(DataSource database, Field field) throws SQLException {
        return Rows.texts(
                        database,
                        "select string_agg(quote_ident(a.attname) || '::text', ' || '':'' || ' order by p.place)"
                                + " from pg_index i, unnest(i.indkey) with ordinality as p (number, place), pg_attribute a"
                                + " where i.indrelid = '" + field.table() + "'::regclass and i.indisprimary"
                                + " and a.attrelid = i.indrelid and a.attnum = p.number")
                .get(0);
    }

    private static boolean isText(DataSource database, Field field) throws SQLException {
        return Rows.texts(
                        database,
                        "select data_type from information_schema.columns where table_schema = 'public' and table_name = '"
                                + field.table() + "' and column_name = '" + field.column() + "'")
                .contains("text");
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
