package io.skillcert.registration.document;

import io.skillcert.document.Attachments;
import io.skillcert.registration.eligibility.policy.DocumentCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** The photos of registrations. */
@ApplicationScoped
public class Photos {

    private final Attachments attachments;

    Photos(Attachments attachments) {
        this.attachments = attachments;
    }

    /** The latest photo as a data URI for a page; empty if none was uploaded. */
    public Optional<String> dataUriOf(UUID holder) {
        return attachments
                .latest(holder, DocumentCode.PHOTO)
                .map(photo -> "data:" + photo.type().mediaType() + ";base64,"
                        + Base64.getEncoder().encodeToString(attachments.contentOf(photo)));
    }
}
