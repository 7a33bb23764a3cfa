package io.skillcert.keys;

import io.quarkus.arc.All;
import io.skillcert.keys.EncryptedColumn.Key;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.List;
import java.util.Optional;

/** The encrypted columns of the service, under all its keysets. */
@ApplicationScoped
class EncryptedColumns {

    private final EntityManager database;
    private final List<FieldKeyset> keysets;

    EncryptedColumns(EntityManager database, @All List<FieldKeyset> keysets) {
        this.database = database;
        this.keysets = keysets;
    }

    /** A field that another key than the current one has encrypted. */
    record OldField(EncryptedColumn column, String key) {}

    /** A field whose row is locked; {@code row} is where the row is in the table. */
    record LockedField(EncryptedColumn column, String row, byte[] encrypted) {}

    List<String> names() {
        return keysets.stream().flatMap(keyset -> keyset.columns().stream()).toList();
    }

    List<EncryptedColumn> all() {
        return keysets.stream()
                .flatMap(keyset -> keyset.columns().stream().map(name -> column(name, keyset)))
                .toList();
    }

    private EncryptedColumn column(String name, FieldKeyset keyset) {
        var parts = name.split("\\.");
        List<?> found = database.createNativeQuery(
                        """
                        select a.atttypid = cast('text' as regtype), quote_ident(k.attname), format_type(k.atttypid, null)
                        from pg_attribute a join pg_index i on i.indrelid = a.attrelid and i.indisprimary
                          cross join unnest(i.indkey) with ordinality as p (number, place)
                          join pg_attribute k on k.attrelid = a.attrelid and k.attnum = p.number
                        where a.attrelid = cast(:table as regclass) and a.attname = :column order by p.place""")
                .setParameter("table", parts[0])
                .setParameter("column", parts[1])
                .getResultList();
        var rows = found.stream().map(Object[].class::cast).toList();
        return new EncryptedColumn(
                parts[0],
                parts[1],
                (boolean) rows.get(0)[0],
                rows.stream()
                        .map(row -> new Key((String) row[1], (String) row[2]))
                        .toList(),
                keyset);
    }

    /**
     * Returns fields that the current key has not encrypted, in the order of the primary key.
     *
     * @param after the key after which the search begins; null for the beginning
     */
    List<OldField> old(EncryptedColumn column, String after, int limit) {
        var from = after == null ? "" : " and (" + column.keyColumns() + ") > (" + column.keyParameters() + ")";
        var query = database.createNativeQuery("select " + column.keyText() + " from " + column.table() + where(column)
                        + from + " order by " + column.keyColumns() + " limit :limit")
                .setParameter("prefix", column.keyset().keys().currentPrefix())
                .setParameter("limit", limit);
        if (after != null) {
            setKey(query, column, after);
        }
        List<?> found = query.getResultList();
        return found.stream().map(key -> new OldField(column, (String) key)).toList();
    }

    /** Counts the fields that the current key has not encrypted. */
    long countOld(EncryptedColumn column) {
        return ((Number) database.createNativeQuery("select count(*) from " + column.table() + where(column))
                        .setParameter("prefix", column.keyset().keys().currentPrefix())
                        .getSingleResult())
                .longValue();
    }

    private static String where(EncryptedColumn column) {
        return " where " + column.name() + " is not null and substring(" + column.bytes() + " from 1 for 5) <> :prefix";
    }

    private static void setKey(Query query, EncryptedColumn column, String key) {
        var values = column.keyValues(key);
        for (int i = 0; i < values.size(); i++) {
            query.setParameter("key" + i, values.get(i));
        }
    }

    /** Locks the row of a field; empty if the row is gone, the field was deleted or the current key has encrypted it. */
    Optional<LockedField> lock(OldField field) {
        var column = field.column();
        var query = database.createNativeQuery("select cast(ctid as text), " + column.bytes() + " from "
                        + column.table() + where(column) + " and (" + column.keyColumns() + ") = ("
                        + column.keyParameters() + ") for update")
                .setParameter("prefix", column.keyset().keys().currentPrefix());
        setKey(query, column, field.key());
        List<?> found = query.getResultList();
        return found.stream()
                .findFirst()
                .map(Object[].class::cast)
                .map(row -> new LockedField(column, (String) row[0], (byte[]) row[1]));
    }

    /** Replaces the ciphertext through a function of the database, which may do so in append-only tables too. */
    void replace(LockedField field, byte[] encrypted) {
        database.createNativeQuery("select 1 from reencrypt_field(cast(:table as regclass), cast(:column as name),"
                        + " cast(:row as tid), cast(:old as bytea), cast(:new as bytea))")
                .setParameter("table", field.column().table())
                .setParameter("column", field.column().name())
                .setParameter("row", field.row())
                .setParameter("old", field.encrypted())
                .setParameter("new", encrypted)
                .getSingleResult();
    }
}
