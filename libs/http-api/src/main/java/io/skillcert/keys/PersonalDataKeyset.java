package io.skillcert.keys;

import io.skillcert.personal.FieldCipher;
import io.skillcert.personal.FieldKeys;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The keyset for personal data with its columns, which {@code skillcert.encrypted-columns} lists. */
@Singleton
class PersonalDataKeyset {

    @Produces
    @Singleton
    FieldKeyset personalData(
            FieldCipher cipher,
            FieldKeys keys,
            @ConfigProperty(name = "skillcert.encrypted-columns") Optional<List<String>> columns) {
        return new FieldKeyset(columns.orElse(List.of()), cipher, keys);
    }
}
