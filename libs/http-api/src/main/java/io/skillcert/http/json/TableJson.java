package io.skillcert.http.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.skillcert.personal.FieldCipher;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Writes rows about a person as JSON, for copies of all that is held. Wrapped keys are left out. */
@ApplicationScoped
public class TableJson {

    private static final String ENCRYPTED = "encrypted_";
    private static final String HEXADECIMAL = "\\x";

    private final EntityManager database;
    private final FieldCipher cipher;
    private final Json json;

    TableJson(EntityManager database, FieldCipher cipher, Json json) {
        this.database = database;
        this.cipher = cipher;
        this.json = json;
    }

    /**
     * The rows of a table as a JSON array. A column {@code encrypted_name} is decrypted and written as {@code name}.
     *
     * @param condition SQL that the service writes
     * @param parameters the parameters of conditions by their names; the condition need not name all
     */
    public String rows(String table, String condition, Map<String, ?> parameters) {
        var key = primaryKey(table);
        return rows(table, condition, parameters, row -> decrypt(table, key, row));
    }

    /** As {@link #rows}, of a table whose fields are encrypted under another key: encrypted columns are left out. */
    public String rowsWithoutEncrypted(String table, String condition, Map<String, ?> parameters) {
        return rows(table, condition, parameters, row -> row.remove(encryptedColumns(row)));
    }

    private String rows(String table, String condition, Map<String, ?> parameters, Consumer<ObjectNode> change) {
        var query = database.createNativeQuery(
                "select cast(coalesce(jsonb_agg(to_jsonb(t)), '[]') as text) from " + table + " t where " + condition);
        bind(query, parameters);
        var rows = json.tree((String) query.getSingleResult());
        rows.forEach(row -> {
            change.accept((ObjectNode) row);
            ((ObjectNode) row).remove("wrapped_key");
        });
        return json.write(rows);
    }

    private static void bind(Query query, Map<String, ?> parameters) {
        query.getParameters()
                .forEach(parameter -> query.setParameter(parameter.getName(), parameters.get(parameter.getName())));
    }

    private void decrypt(String table, List<String> key, ObjectNode row) {
        var id = key.stream().map(column -> row.get(column).asText()).collect(Collectors.joining(":"));
        for (var column : encryptedColumns(row)) {
            var value = row.remove(column);
            if (!value.isNull()) {
                var place = FieldCipher.place(table, column, id);
                row.put(column.substring(ENCRYPTED.length()), cipher.decrypt(bytes(value.asText()), place));
            }
        }
    }

    /** The bytes of a column, which is binary or Base64 text. */
    private static byte[] bytes(String value) {
        return value.startsWith(HEXADECIMAL)
                ? HexFormat.of().parseHex(value.substring(HEXADECIMAL.length()))
                : Base64.getDecoder().decode(value);
    }

    private static List<String> encryptedColumns(ObjectNode row) {
        return row.properties().stream()
                .map(Map.Entry::getKey)
                .filter(column -> column.startsWith(ENCRYPTED))
                .toList();
    }

    private List<String> primaryKey(String table) {
        List<?> columns = database.createNativeQuery(
                        """
                        select cast(a.attname as text) from pg_index i
                        join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
                        where i.indrelid = cast(:table as regclass) and i.indisprimary
                        order by array_position(cast(i.indkey as int2[]), a.attnum)""")
                .setParameter("table", table)
                .getResultList();
        return columns.stream().map(String.class::cast).toList();
    }
}
