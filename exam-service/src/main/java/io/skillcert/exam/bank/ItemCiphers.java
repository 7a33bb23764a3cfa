package io.skillcert.exam.bank;

import io.skillcert.exam.ExamProblem;
import io.skillcert.personal.FieldCipher;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Encrypts contents of items under one keyset, and their keys and explanations under another. */
@ApplicationScoped
public class ItemCiphers {

    private final FieldCipher contents;
    private final Optional<FieldCipher> keys;

    ItemCiphers(ItemKeysets keysets) {
        this.contents = new FieldCipher(keysets.contentKeyset());
        this.keys = keysets.keyKeyset().filter(keyset -> !keyset.isBlank()).map(FieldCipher::new);
    }

    /** Encrypts what a candidate may see, and what belongs to papers. */
    public FieldCipher contents() {
        return contents;
    }

    /**
     * Encrypts keys and explanations.
     *
     * @throws io.skillcert.http.problem.ProblemException 409 if this replica has no keyset for them
     */
    public FieldCipher keys() {
        return keys.orElseThrow(ExamProblem.ITEM_KEYS_UNAVAILABLE::exception);
    }
}
