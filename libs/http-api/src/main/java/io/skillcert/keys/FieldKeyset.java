package io.skillcert.keys;

import io.skillcert.personal.FieldCipher;
import io.skillcert.personal.FieldKeys;
import java.util.List;

/**
 * A keyset with the columns whose fields it encrypts; a service may have several.
 *
 * @param columns as {@code table.column}, each encrypted by this keyset alone
 */
public record FieldKeyset(List<String> columns, FieldCipher cipher, FieldKeys keys) {}
