package io.skillcert.exam.publication;

import io.skillcert.exam.entry.ExamEntry;
import io.skillcert.exam.publication.PublishedListResource.ListedView;
import io.skillcert.personal.FieldCipher;
import io.skillcert.personal.Mask;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;

/** What is put up of a batch: everybody with a result, in the order of registration. */
@ApplicationScoped
class PublishedList {

    private final EntityManager database;
    private final FieldCipher cipher;

    PublishedList(EntityManager database, FieldCipher cipher) {
        this.database = database;
        this.cipher = cipher;
    }

    /** One more than the limit, so that a further page shows. */
    List<ListedView> page(UUID batchId, String after, int limit) {
        return database.createQuery(
                        "select e, r from ExamEntry e, StoredResult r where r.registrationId = e.registrationId"
                                + " and e.batchId = :batch and e.registrationNumber > :after"
                                + " order by e.registrationNumber",
                        Object[].class)
                .setParameter("batch", batchId)
                .setParameter("after", after == null ? "" : after)
                .setMaxResults(limit + 1)
                .getResultStream()
                .map(row -> view((ExamEntry) row[0], (StoredResult) row[1]))
                .toList();
    }

    private ListedView view(ExamEntry person, StoredResult result) {
        return new ListedView(
                person.registrationNumber(),
                person.name(cipher).map(Mask::name).orElse(null),
                person.level().number(),
                result.outcome());
    }
}
