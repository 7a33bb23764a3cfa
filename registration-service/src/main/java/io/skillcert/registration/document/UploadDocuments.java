package io.skillcert.registration.document;

import io.quarkus.arc.All;
import io.skillcert.document.Attachment;
import io.skillcert.document.Attachments;
import io.skillcert.document.CheckedFile;
import io.skillcert.document.FileCheck;
import io.skillcert.registration.RegistrationProblem;
import io.skillcert.registration.document.DocumentHolders.Holder;
import io.skillcert.registration.eligibility.policy.DocumentCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Uploads the documents of a registration or draft, and lets its owner and reviewers read them. */
@ApplicationScoped
public class UploadDocuments {

    static final int MAX_A_PERSON = 30;

    private final Attachments attachments;
    private final List<DocumentHolders> holders;

    UploadDocuments(Attachments attachments, @All List<DocumentHolders> holders) {
        this.attachments = attachments;
        this.holders = holders;
    }

    /**
     * Validates and stores a file; the same file again changes nothing.
     *
     * @param account the account that uploads, which must be the owner's
     * @throws io.skillcert.http.problem.ProblemException 422 saying what is wrong with the file
     */
    public Attachment upload(UUID holderId, DocumentCode code, byte[] content, String mediaType, String account) {
        requireOwner(find(holderId), account); // before the file is parsed
        var file = check(content, mediaType, code);
        return attachments.upload(holderId, code, file, account, () -> {
            var holder = lock(holderId);
            requireOpen(holder, account);
            return new Attachments.Admission(
                    holder.ofSamePerson(),
                    MAX_A_PERSON,
                    () -> RegistrationProblem.TOO_MANY_DOCUMENTS.exception(MAX_A_PERSON));
        });
    }

    private static CheckedFile check(byte[] content, String mediaType, DocumentCode code) {
        var file = FileCheck.check(content, mediaType);
        if (code == DocumentCode.PHOTO) {
            PhotoCheck.check(file);
        }
        return file;
    }

    /**
     * Lists the documents of a registration or draft, oldest first.
     *
     * @param owner null for reviewers
     */
    public List<Attachment> list(UUID holderId, String owner) {
        requireVisible(find(holderId), owner);
        return attachments.of(holderId);
    }

    /**
     * Reads a document with its content; the access is audited.
     *
     * @param owner null for reviewers
     */
    public Attachments.Download download(UUID id, String owner) {
        return attachments.download(() -> {
            var document = get(id);
            requireVisible(find(document.subjectId()), owner);
            return document;
        });
    }

    /** Deletes a document of a registration or draft that is still open. */
    @Transactional
    public void remove(UUID id, String account) {
        var document = get(id);
        requireOpen(lock(document.subjectId()), account);
        attachments.remove(document);
    }

    private Attachment get(UUID id) {
        return attachments.findByIdOptional(id).orElseThrow(RegistrationProblem.DOCUMENT_NOT_FOUND::exception);
    }

    private Holder find(UUID id) {
        return holders.stream()
                .flatMap(kind -> kind.find(id).stream())
                .findFirst()
                .orElseThrow(RegistrationProblem.DOCUMENT_NOT_FOUND::exception);
    }

    private Holder lock(UUID id) {
        return holders.stream()
                .flatMap(kind -> kind.lock(id).stream())
                .findFirst()
                .orElseThrow(RegistrationProblem.DOCUMENT_NOT_FOUND::exception);
    }

    private static void requireVisible(Holder holder, String owner) {
        if (owner != null) {
            requireOwner(holder, owner);
        }
    }

    private static void requireOwner(Holder holder, String account) {
        if (!holder.owner().equals(account)) {
            throw RegistrationProblem.DOCUMENT_NOT_FOUND.exception();
        }
    }

    private static void requireOpen(Holder holder, String account) {
        requireOwner(holder, account);
        if (!holder.open()) {
            throw RegistrationProblem.DOCUMENTS_CLOSED.exception();
        }
    }
}
