package io.skillcert.exam.attendance;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.exam.result.policy.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** All decisions on misconduct. */
@ApplicationScoped
public class Misconducts implements PanacheRepositoryBase<Misconduct, UUID> {

    /** The subjects that are void, by registration; most have none. */
    public Map<UUID, Set<Subject>> voidOf(Collection<UUID> registrations) {
        return list("any_of(registrationId, ?1)", (Object) registrations.toArray(UUID[]::new)).stream()
                .collect(Collectors.groupingBy(
                        Misconduct::registrationId, Collectors.mapping(Misconduct::subject, Collectors.toSet())));
    }

    /** One more than the limit, so that a further page shows. */
    public List<Misconduct> page(UUID batchId, UUID after, int limit) {
        return find(
                        "select m from Misconduct m, ExamEntry e where e.registrationId = m.registrationId"
                                + " and e.batchId = ?1 and m.id > ?2 order by m.id",
                        batchId,
                        after == null ? new UUID(0, 0) : after)
                .range(0, limit)
                .list();
    }
}
