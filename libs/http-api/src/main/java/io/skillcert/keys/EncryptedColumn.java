package io.skillcert.keys;

import io.skillcert.personal.FieldCipher;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A column of fields that {@link FieldCipher} encrypts, each bound to table, column and primary key.
 *
 * @param isText whether it holds Base64 instead of bytes
 * @param keys the columns of the primary key in their order
 * @param keyset what its fields are encrypted under
 */
record EncryptedColumn(String table, String name, boolean isText, List<Key> keys, FieldKeyset keyset) {

    /** A column of a primary key; both names are quoted where SQL needs it. */
    record Key(String name, String type) {}

    /** The ciphertext as bytes, in SQL. */
    String bytes() {
        return isText ? "decode(" + name + ", 'base64')" : name;
    }

    /** The primary key as a text that is part of a field's place, in SQL. */
    String keyText() {
        return keys.stream().map(key -> "cast(" + key.name() + " as text)").collect(Collectors.joining(" || ':' || "));
    }

    /** The columns of the primary key, in SQL: what its index is ordered by. */
    String keyColumns() {
        return keys.stream().map(Key::name).collect(Collectors.joining(", "));
    }

    /** The parameters {@code key0}, {@code key1} and so on as values of the primary key, in SQL. */
    String keyParameters() {
        return IntStream.range(0, keys.size())
                .mapToObj(i -> "cast(:key" + i + " as " + keys.get(i).type() + ")")
                .collect(Collectors.joining(", "));
    }

    /**
     * Returns the values of the parameters of the primary key.
     *
     * @param keyText what {@link #keyText} selects; only the last of several columns may contain a colon
     */
    List<String> keyValues(String keyText) {
        return List.of(keyText.split(":", keys.size()));
    }

    String place(String keyText) {
        return FieldCipher.place(table, name, keyText);
    }

    @Override
    public String toString() {
        return table + "." + name;
    }
}
