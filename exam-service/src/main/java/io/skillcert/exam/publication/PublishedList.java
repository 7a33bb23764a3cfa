package io.skillcert.exam.publication;

import io.skillcert.exam.entry.ExamEntry;
import io.skillcert.personal.FieldCipher;
import io.skillcert.personal.Mask;
import io.skillcert.personkey.PersonKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The published list of a batch: everybody with a result, in the order of registration, names masked. */
@ApplicationScoped
public class PublishedList {

    private final EntityManager database;
    private final Publications publications;
    private final PersonKeys personKeys;

    PublishedList(EntityManager database, Publications publications, PersonKeys personKeys) {
        this.database = database;
        this.publications = publications;
        this.personKeys = personKeys;
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
        var found = database.createQuery(
                        "select e, r from ExamEntry e, StoredResult r where r.registrationId = e.registrationId"
                                + " and e.batchId = :batch and e.registrationNumber > :after"
                                + " order by e.registrationNumber",
                        Object[].class)
                .setParameter("batch", batchId)
                .setParameter("after", after == null ? "" : after)
                .setMaxResults(limit + 1)
                .getResultList();
        var ciphers = personKeys.of(
                found.stream().map(row -> ((ExamEntry) row[0]).personId()).toList());
        return found.stream()
                .map(row -> listed((ExamEntry) row[0], (StoredResult) row[1], ciphers))
                .toList();
    }

    private ListedResult listed(ExamEntry person, StoredResult result, Map<UUID, FieldCipher> ciphers) {
        return new ListedResult(
                person.registrationNumber(),
                person.name(ciphers.get(person.personId())).map(Mask::name).orElse(null),
                person.level().number(),
                result.outcome());
    }
}
