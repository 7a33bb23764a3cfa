package io.skillcert.registration.document;

import io.skillcert.document.Contents;
import io.skillcert.registration.eligibility.policy.DocumentCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** The latest photo of a registration, as a page shows it. */
@ApplicationScoped
public class Photos {

    private final Documents documents;
    private final Contents contents;

    Photos(Documents documents, Contents contents) {
        this.documents = documents;
        this.contents = contents;
    }

    public Optional<String> dataUriOf(UUID holder) {
        return documents.of(holder).stream()
                .filter(document -> document.code() == DocumentCode.PHOTO)
                .reduce((older, newer) -> newer)
                .map(photo -> "data:" + photo.type().mediaType() + ";base64,"
                        + Base64.getEncoder().encodeToString(contents.read(photo.sha256())));
    }
}
