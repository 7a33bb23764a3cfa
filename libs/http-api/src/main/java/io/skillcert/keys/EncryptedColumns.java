package io.skillcert.keys;

import io.skillcert.personal.FieldKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The encrypted columns of the service, which {@code skillcert.encrypted-columns} lists. */
@ApplicationScoped
class EncryptedColumns {

    private final EntityManager database;
    private final FieldKeys keys;
    private final List<String> names;

    EncryptedColumns(
            EntityManager database,
            FieldKeys keys,
            @ConfigProperty(name = "skillcert.encrypted-columns") Optional<List<String>> names) {
        this.database = database;
        this.keys = keys;
        this.names = names.orElse(List.of());
    }

    /** A field that another key than the current one has encrypted. */
    record OldField(EncryptedColumn column, String id) {}

    List<EncryptedColumn> all() {
        return names.stream().map(this::column).toList();
    }

    private EncryptedColumn column(String name) {
        var parts = name.split("\\.");
        var found = (Object[]) database.createNativeQuery(
                        """
                        select a.atttypid = cast('text' as regtype),
                          (select string_agg('cast(' || quote_ident(k.attname) || ' as text)', ' || '':'' || ' order by p.place)
                           from pg_index i, unnest(i.indkey) with ordinality as p (number, place), pg_attribute k
                           where i.indrelid = a.attrelid and i.indisprimary and k.attrelid = a.attrelid
                             and k.attnum = p.number)
                        from pg_attribute a where a.attrelid = cast(:table as regclass) and a.attname = :column""")
                .setParameter("table", parts[0])
                .setParameter("column", parts[1])
                .getSingleResult();
        return new EncryptedColumn(parts[0], parts[1], (boolean) found[0], (String) found[1]);
    }

    /** Returns fields that the current key has not encrypted. */
    List<OldField> old(EncryptedColumn column, int limit) {
        List<?> ids = database.createNativeQuery("select " + column.key() + " from " + column.table() + where(column)
                        + " order by 1 limit :limit")
                .setParameter("prefix", keys.currentPrefix())
                .setParameter("limit", limit)
                .getResultList();
        return ids.stream().map(id -> new OldField(column, (String) id)).toList();
    }

    /** Counts the fields that the current key has not encrypted. */
    long countOld(EncryptedColumn column) {
        return ((Number) database.createNativeQuery("select count(*) from " + column.table() + where(column))
                        .setParameter("prefix", keys.currentPrefix())
                        .getSingleResult())
                .longValue();
    }

    private static String where(EncryptedColumn column) {
        return " where " + column.name() + " is not null and substring(" + column.bytes() + " from 1 for 5) <> :prefix";
    }

    /** Returns the ciphertext and locks its row; empty if the row is gone or the field was deleted. */
    Optional<byte[]> lock(OldField field) {
        List<?> found = database.createNativeQuery("select " + field.column().bytes() + " from "
                        + field.column().table() + " where " + field.column().key() + " = :id for update")
                .setParameter("id", field.id())
                .getResultList();
        return found.stream().findFirst().map(byte[].class::cast);
    }

    void replace(OldField field, byte[] encrypted) {
        var column = field.column();
        database.createNativeQuery("update " + column.table() + " set " + column.name() + " = "
                        + column.parameter("cast(:encrypted as bytea)") + " where " + column.key() + " = :id")
                .setParameter("encrypted", encrypted)
                .setParameter("id", field.id())
                .executeUpdate();
    }
}
