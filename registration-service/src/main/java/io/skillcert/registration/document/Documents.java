package io.skillcert.registration.document;

import io.skillcert.document.Attachments;
import io.skillcert.registration.eligibility.policy.DocumentCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The documents (报名材料) of registrations and drafts, for the features that own these. */
@ApplicationScoped
public class Documents {

    private final Attachments attachments;

    Documents(Attachments attachments) {
        this.attachments = attachments;
    }

    /** The codes of the documents that have been uploaded. */
    public Set<DocumentCode> codesOf(UUID holder) {
        return attachments.of(holder).stream()
                .map(document -> document.code(DocumentCode.class))
                .collect(Collectors.toSet());
    }

    /** Deletes all documents of a holder. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void removeAll(UUID holder) {
        attachments.removeAll(holder);
    }
}
