package io.skillcert.registration.document;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
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
public class Documents implements PanacheRepositoryBase<Document, UUID> {

    Document get(UUID id) {
        return findByIdOptional(id).orElseThrow(DocumentProblems::notFound);
    }

    /** Oldest first. */
    List<Document> of(UUID holder) {
        return list("holderId = ?1 order by id", holder);
    }

    long countOf(Set<UUID> holders) {
        return count("holderId in ?1", holders);
    }

    Optional<Document> same(UUID holder, DocumentCode code, String sha256) {
        return find("holderId = ?1 and code = ?2 and sha256 = ?3", holder, code, sha256)
                .firstResultOptional();
    }

    /** Its content is removed later, if no other document holds the same. */
    void remove(Document document) {
        delete(document);
        getEntityManager()
                .createNativeQuery("insert into document_content_let_go values (:sha256) on conflict do nothing")
                .setParameter("sha256", document.sha256())
                .executeUpdate();
    }

    /** Removes everything of a holder. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void removeAll(UUID holder) {
        of(holder).forEach(this::remove);
    }

    /** Until the transaction ends, nobody else puts or removes this content. */
    void lockContent(String sha256) {
        getEntityManager()
                .createNativeQuery("select cast(pg_advisory_xact_lock(hashtextextended(:sha256, 13)) as text)")
                .setParameter("sha256", sha256)
                .getSingleResult();
    }

    List<String> letGo(int limit) {
        List<?> found = getEntityManager()
                .createNativeQuery(
                        "select sha256 from document_content_let_go order by sha256 limit :limit", String.class)
                .setParameter("limit", limit)
                .getResultList();
        return found.stream().map(String.class::cast).toList();
    }

    void forget(String sha256) {
        getEntityManager()
                .createNativeQuery("delete from document_content_let_go where sha256 = :sha256")
                .setParameter("sha256", sha256)
                .executeUpdate();
    }

    boolean hold(String sha256) {
        return count("sha256", sha256) > 0;
    }

    /** What has been uploaded, by code. */
    public Set<DocumentCode> codesOf(UUID holder) {
        return of(holder).stream().map(Document::code).collect(Collectors.toSet());
    }
}
