package io.skillcert.registration.document;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.document.ContentHolder;
import io.skillcert.document.Contents;
import io.skillcert.registration.eligibility.policy.DocumentCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** All documents. */
@ApplicationScoped
public class Documents implements PanacheRepositoryBase<Document, UUID>, ContentHolder {

    private final Contents contents;

    Documents(Contents contents) {
        this.contents = contents;
    }

    Document get(UUID id) {
        return findByIdOptional(id).orElseThrow(DocumentProblems::notFound);
    }

    /** Oldest first. */
    List<Document> of(UUID holder) {
        return list("holderId = ?1 order by id", holder);
    }

    long countOf(Set<UUID> holders) {
        return count("any_of(holderId, ?1)", (Object) holders.toArray(UUID[]::new));
    }

    Optional<Document> same(UUID holder, DocumentCode code, String sha256) {
        return find("holderId = ?1 and code = ?2 and sha256 = ?3", holder, code, sha256)
                .firstResultOptional();
    }

    /** Its content is removed later, if no other document holds the same. */
    void remove(Document document) {
        delete(document);
        contents.markOrphaned(document.sha256());
    }

    /** Removes everything of a holder. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void removeAll(UUID holder) {
        of(holder).forEach(this::remove);
    }

    @Override
    public boolean holds(String sha256) {
        return count("sha256", sha256) > 0;
    }

    /** What has been uploaded, by code. */
    public Set<DocumentCode> codesOf(UUID holder) {
        return of(holder).stream().map(Document::code).collect(Collectors.toSet());
    }
}
