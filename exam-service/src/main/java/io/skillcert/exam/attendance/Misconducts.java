package io.skillcert.exam.attendance;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.http.paging.PageRequest;
import io.skillcert.policy.exam.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** All decisions on misconduct, of all batches. */
@ApplicationScoped
public class Misconducts implements PanacheRepositoryBase<Misconduct, UUID> {

    /** The void subjects of each registration that has any. */
    public Map<UUID, Set<Subject>> voidOf(Collection<UUID> registrations) {
        return list("any_of(registrationId, ?1)", (Object) registrations.toArray(UUID[]::new)).stream()
                .collect(Collectors.groupingBy(
                        Misconduct::registrationId, Collectors.mapping(Misconduct::subject, Collectors.toSet())));
    }

    /** Locks a decision until the transaction ends. */
    Optional<Misconduct> lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Reads a page of a batch, oldest first, and one decision more if there is one. */
    public List<Misconduct> page(UUID batchId, PageRequest page) {
        return find(
                        "select m from Misconduct m, ExamEntry e where e.registrationId = m.registrationId"
                                + " and e.batchId = ?1 and m.id > ?2 order by m.id",
                        batchId,
                        page.after())
                .range(0, page.limit())
                .list();
    }
}
