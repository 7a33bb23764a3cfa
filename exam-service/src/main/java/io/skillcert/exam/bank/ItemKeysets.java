package io.skillcert.exam.bank;

import io.skillcert.keys.FieldKeyset;
import io.skillcert.personal.FieldCipher;
import io.skillcert.personal.FieldKeys;
import io.smallrye.config.ConfigMapping;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** The keysets for exam items. There is no default for the contents: a service without them does not start. */
@ConfigMapping(prefix = "skillcert.items")
public interface ItemKeysets {

    /** A Tink AEAD keyset in its JSON form, for the contents of items and what belongs to papers. */
    String contentKeyset();

    /** A Tink AEAD keyset in its JSON form, for keys and explanations; a replica that only holds exams has none. */
    Optional<String> keyKeyset();

    /** The columns that are encrypted under each keyset. */
    EncryptedColumns encryptedColumns();

    /** The columns that are encrypted under each keyset, as {@code table.column}. */
    interface EncryptedColumns {

        List<String> content();

        List<String> key();
    }

    /** Makes the keysets known to the job that encrypts fields again. */
    @ApplicationScoped
    class Columns {

        @Produces
        @Singleton
        @Named("item-contents")
        FieldKeyset contents(ItemKeysets keysets) {
            return keyset(keysets.encryptedColumns().content(), keysets.contentKeyset());
        }

        /** No columns where there is no keyset: another replica encrypts them again. */
        @Produces
        @Singleton
        @Named("item-keys")
        FieldKeyset keys(ItemKeysets keysets) {
            return keysets.keyKeyset()
                    .filter(keyset -> !keyset.isBlank())
                    .map(keyset -> keyset(keysets.encryptedColumns().key(), keyset))
                    .orElseGet(() -> keyset(List.of(), keysets.contentKeyset()));
        }

        private static FieldKeyset keyset(List<String> columns, String keyset) {
            return new FieldKeyset(columns, new FieldCipher(keyset), new FieldKeys(keyset));
        }
    }
}
