package io.skillcert.registration.document;

import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.database.Ids;
import io.skillcert.document.Contents;
import io.skillcert.document.FileCheck;
import io.skillcert.document.FileType;
import io.skillcert.document.ImageCheck;
import io.skillcert.document.RefusedFileException;
import io.skillcert.registration.document.DocumentHolders.Holder;
import io.skillcert.registration.eligibility.policy.DocumentCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Takes documents in, gives them out to owner and reviewer, removes what the owner takes back. */
@ApplicationScoped
public class UploadDocuments {

    static final int MAX_A_PERSON = 30;

    private final Documents documents;
    private final Contents contents;
    private final List<DocumentHolders> holders;
    private final Audit audit;
    private final BusinessClock clock;

    UploadDocuments(
            Documents documents,
            Contents contents,
            @All List<DocumentHolders> holders,
            Audit audit,
            BusinessClock clock) {
        this.documents = documents;
        this.contents = contents;
        this.holders = holders;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Checks and keeps a file; the same file again changes nothing.
     *
     * @throws io.skillcert.http.problem.ProblemException 422 saying what is wrong with the file
     */
    public Document upload(UUID holderId, DocumentCode code, byte[] content, String mediaType, String caller) {
        requireOwner(find(holderId), caller); // before the file is looked at
        var type = check(content, mediaType, code);
        var sha256 = Contents.sha256(content);
        return QuarkusTransaction.requiringNew().call(() -> {
            var holder = lock(holderId);
            requireOpen(holder, caller);
            return documents.same(holderId, code, sha256).orElseGet(() -> {
                if (documents.countOf(holder.ofSamePerson()) >= MAX_A_PERSON) {
                    throw DocumentProblems.tooMany(MAX_A_PERSON);
                }
                contents.keep(sha256, content);
                var document =
                        new Document(Ids.next(), holderId, code, type, content.length, sha256, caller, clock.instant());
                documents.persistAndFlush(document);
                audit.record("upload-document", "document", document.id(), code.name());
                return document;
            });
        });
    }

    private static FileType check(byte[] content, String mediaType, DocumentCode code) {
        try {
            var type = FileCheck.check(content, mediaType);
            if (code == DocumentCode.PHOTO) {
                if (type == FileType.PDF) {
                    throw new RefusedFileException("is a PDF; a photo is a JPEG or a PNG");
                }
                PhotoCheck.check(ImageCheck.read(content, type));
            }
            return type;
        } catch (RefusedFileException e) {
            throw e.problem();
        }
    }

    public List<Document> list(UUID holderId, String caller, boolean reviews) {
        var holder = find(holderId);
        if (!reviews) {
            requireOwner(holder, caller);
        }
        return documents.of(holderId);
    }

    public record Read(Document document, byte[] content) {}

    /** With its content; the reading is audited. */
    @Transactional
    public Read read(UUID id, String caller, boolean reviews) {
        var document = documents.get(id);
        if (!reviews) {
            requireOwner(find(document.holderId()), caller);
        }
        audit.record("read-document", "document", id, null);
        return new Read(document, contents.read(document.sha256()));
    }

    @Transactional
    public void remove(UUID id, String caller) {
        var document = documents.get(id);
        requireOpen(lock(document.holderId()), caller);
        documents.remove(document);
        audit.record("remove-document", "document", id, null);
    }

    private Holder find(UUID id) {
        return holders.stream()
                .flatMap(kind -> kind.find(id).stream())
                .findFirst()
                .orElseThrow(DocumentProblems::notFound);
    }

    private Holder lock(UUID id) {
        return holders.stream()
                .flatMap(kind -> kind.lock(id).stream())
                .findFirst()
                .orElseThrow(DocumentProblems::notFound);
    }

    private static void requireOwner(Holder holder, String caller) {
        if (!holder.owner().equals(caller)) {
            throw DocumentProblems.notFound();
        }
    }

    private static void requireOpen(Holder holder, String caller) {
        requireOwner(holder, caller);
        if (!holder.open()) {
            throw DocumentProblems.closed();
        }
    }
}
