package io.skillcert.exam.lookup;

import io.skillcert.audit.Audit;
import io.skillcert.database.Ids;
import jakarta.enterprise.context.RequestScoped;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * The failed look-ups of a request. They are stored after its transaction, which a failure rolls back, unless the request
 * has stored them itself.
 */
@RequestScoped
class NewFailedLookups {

    private final List<Failure> failures = new ArrayList<>();
    private final List<Audited> audited = new ArrayList<>();
    private final EntityManager database;
    private final Audit audit;

    NewFailedLookups(EntityManager database, Audit audit) {
        this.database = database;
        this.audit = audit;
    }

    /** @param network null if the source is an account */
    record Failure(String source, String network, String subject) {}

    record Audited(String act, String subjectType, Object subject) {}

    void add(Failure failure) {
        failures.add(failure);
    }

    void audit(Audited entry) {
        audited.add(entry);
    }

    boolean isEmpty() {
        return failures.isEmpty() && audited.isEmpty();
    }

    /** Stores and audits what was added since the last call, in the current transaction. */
    void store() {
        audited.forEach(entry -> audit.record(entry.act(), entry.subjectType(), entry.subject(), null));
        database.createNativeQuery("insert into failed_lookup (id, source, network, subject, failed_at)"
                        + " select f.id, f.source, f.network, f.subject, now()"
                        + " from unnest(:ids, :sources, :networks, :subjects) as f (id, source, network, subject)")
                .setParameter("ids", failures.stream().map(any -> Ids.next()).toArray(UUID[]::new))
                .setParameter("sources", column(Failure::source))
                .setParameter("networks", column(Failure::network))
                .setParameter("subjects", column(Failure::subject))
                .executeUpdate();
        failures.clear();
        audited.clear();
    }

    private String[] column(Function<Failure, String> value) {
        return failures.stream().map(value).toArray(String[]::new);
    }
}
