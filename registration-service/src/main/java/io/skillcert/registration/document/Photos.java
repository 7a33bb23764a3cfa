package io.skillcert.registration.document;

import io.skillcert.personal.FieldCipher;
import io.skillcert.registration.eligibility.policy.DocumentCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** The latest photo of a registration, as a page shows it. */
@ApplicationScoped
public class Photos {

    private final Documents documents;
    private final DocumentStore store;
    private final FieldCipher cipher;

    Photos(Documents documents, DocumentStore store, FieldCipher cipher) {
        this.documents = documents;
        this.store = store;
        this.cipher = cipher;
    }

    public Optional<String> dataUriOf(UUID holder) {
        return documents.of(holder).stream()
                .filter(document -> document.code() == DocumentCode.PHOTO)
                .reduce((older, newer) -> newer)
                .map(photo -> "data:" + photo.type().mediaType() + ";base64,"
                        + Base64.getEncoder()
                                .encodeToString(cipher.openBytes(
                                        store.get(photo.sha256()), KeepDocuments.place(photo.sha256()))));
    }
}
