package io.skillcert.document;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.database.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** Uploads, reads and deletes attachments. Who may do so is decided by the service, in the functions that it passes. */
@ApplicationScoped
public class Attachments implements PanacheRepositoryBase<Attachment, UUID> {

    /** The largest file, in bytes. */
    public static final int MAX_BYTES = 10 << 20;

    private static final String AUDIT_SUBJECT = "attachment";

    private final ContentStore contents;
    private final Audit audit;
    private final BusinessClock clock;

    Attachments(ContentStore contents, Audit audit, BusinessClock clock) {
        this.contents = contents;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Stores a file; the same file again is answered with the attachment that exists. The content is written to the store
     * before the transaction begins.
     *
     * @param uploadedBy the account
     * @param admit locks the subject and checks that it takes attachments, or throws
     * @throws io.skillcert.http.problem.ProblemException 503 if the store does not answer
     */
    public Attachment upload(
            UUID subjectId, Enum<?> code, CheckedFile file, String uploadedBy, Supplier<Admission> admit) {
        contents.write(file.sha256(), file.content());
        return QuarkusTransaction.requiringNew().call(() -> {
            var admission = admit.get();
            var existing = find("subjectId = ?1 and code = ?2 and sha256 = ?3", subjectId, code.name(), file.sha256())
                    .firstResultOptional();
            return existing.orElseGet(() -> {
                admission.requireLess(countOf(admission.countedSubjects()));
                return add(new Attachment(Ids.next(), subjectId, code, file, uploadedBy, clock.instant()), code);
            });
        });
    }

    /**
     * What a subject admits.
     *
     * @param countedSubjects the subjects whose attachments count together, this one among them
     * @param limit the most attachments they have
     * @param tooMany the problem if there are as many already
     */
    public record Admission(Set<UUID> countedSubjects, int limit, Supplier<RuntimeException> tooMany) {

        private void requireLess(long count) {
            if (count >= limit) {
                throw tooMany.get();
            }
        }
    }

    private Attachment add(Attachment attachment, Enum<?> code) {
        persistAndFlush(attachment);
        audit.record("upload-attachment", AUDIT_SUBJECT, attachment.id(), code.name());
        return attachment;
    }

    private long countOf(Set<UUID> subjects) {
        return count("any_of(subjectId, ?1)", (Object) subjects.toArray(UUID[]::new));
    }

    /** The attachments of a subject, oldest first. */
    public List<Attachment> of(UUID subjectId) {
        return list("subjectId = ?1 order by id", subjectId);
    }

    /** An attachment and its content. */
    public record Download(Attachment attachment, byte[] content) {}

    /**
     * Reads an attachment with its content and audits the access.
     *
     * @param find finds the attachment that the caller may read, or throws
     */
    public Download download(Supplier<Attachment> find) {
        var attachment = QuarkusTransaction.requiringNew().call(() -> {
            var found = find.get();
            audit.record("read-attachment", AUDIT_SUBJECT, found.id(), null);
            return found;
        });
        return new Download(attachment, contentOf(attachment));
    }

    /** The content, for what the service itself shows. */
    public byte[] contentOf(Attachment attachment) {
        return contents.read(attachment.sha256());
    }

    /** Deletes an attachment. Its content is swept later. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void remove(Attachment attachment) {
        delete(attachment);
        audit.record("remove-attachment", AUDIT_SUBJECT, attachment.id(), null);
    }

    /** Deletes all attachments of a subject. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void removeAll(UUID subjectId) {
        delete("subjectId", subjectId);
    }

    /** The latest attachment that matches. */
    public Optional<Attachment> latest(UUID subjectId, Enum<?> code) {
        return find("subjectId = ?1 and code = ?2 order by id desc", subjectId, code.name())
                .firstResultOptional();
    }
}
