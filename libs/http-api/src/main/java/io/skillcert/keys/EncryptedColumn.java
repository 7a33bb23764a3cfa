package io.skillcert.keys;

import io.skillcert.personal.FieldCipher;

/**
 * A column of fields that {@link FieldCipher} encrypts, each bound to table, column and primary key.
 *
 * @param isText whether it holds Base64 instead of bytes
 * @param key a SQL expression for the primary key as text
 */
record EncryptedColumn(String table, String name, boolean isText, String key) {

    /** The ciphertext as bytes, in SQL. */
    String bytes() {
        return isText ? "decode(" + name + ", 'base64')" : name;
    }

    /** A parameter with the new ciphertext as the column's type, in SQL. */
    String parameter(String parameter) {
        return isText ? "replace(encode(" + parameter + ", 'base64'), chr(10), '')" : parameter;
    }

    String place(String id) {
        return FieldCipher.place(table, name, id);
    }
}
