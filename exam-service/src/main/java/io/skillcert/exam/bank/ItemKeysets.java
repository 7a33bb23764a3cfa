package io.skillcert.exam.bank;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** The keysets for exam items. There is no default for the contents: a service without them does not start. */
@ConfigMapping(prefix = "skillcert.items")
public interface ItemKeysets {

    /** A Tink AEAD keyset in its JSON form, for the contents of items and what belongs to papers. */
    String contentKeyset();

    /** A Tink AEAD keyset in its JSON form, for keys and explanations; a replica that only holds exams has none. */
    Optional<String> keyKeyset();
}
