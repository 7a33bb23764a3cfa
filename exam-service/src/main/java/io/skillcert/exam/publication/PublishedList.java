package io.skillcert.exam.publication;

import io.skillcert.exam.entry.ExamEntry;
import io.skillcert.personal.FieldCipher;
import io.skillcert.personal.Mask;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** The published list of a batch: everybody with a result, in the order of registration, names masked. */
@ApplicationScoped
public class PublishedList {

    private final EntityManager database;
    private final Publications publications;
    private final FieldCipher cipher;

    PublishedList(EntityManager database, Publications publications, FieldCipher cipher) {
        this.database = database;
        this.publications = publications;
        this.cipher = cipher;
    }

    /**
     * Reads a page of the list, and one result more if there is one.
     *
     * @param after the registration number after which the page begins; null for the first page
     * @throws io.skillcert.http.problem.ProblemException 404 unless all results of the batch are published
     */
    @Transactional
    public List<ListedResult> page(UUID batchId, String after, int limit) {
        publications.get(batchId);
        return database.createQuery(
                        "select e, r from ExamEntry e, StoredResult r where r.registrationId = e.registrationId"
                                + " and e.batchId = :batch and e.registrationNumber > :after"
                                + " order by e.registrationNumber",
                        Object[].class)
                .setParameter("batch", batchId)
                .setParameter("after", after == null ? "" : after)
                .setMaxResults(limit + 1)
                .getResultStream()
                .map(row -> listed((ExamEntry) row[0], (StoredResult) row[1]))
                .toList();
    }

    private ListedResult listed(ExamEntry person, StoredResult result) {
        return new ListedResult(
                person.registrationNumber(),
                person.name(cipher).map(Mask::name).orElse(null),
                person.level().number(),
                result.outcome());
    }
}
