package io.skillcert.registration.outcome;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.http.paging.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All voluntary reports about employment. */
@ApplicationScoped
class OutcomeReports implements PanacheRepositoryBase<OutcomeReport, UUID> {

    boolean isReported(UUID personId, int level, String quarter) {
        return count("personId = ?1 and level = ?2 and quarter = ?3", personId, (short) level, quarter) > 0;
    }

    List<OutcomeReport> of(UUID personId, PageRequest page) {
        return find("personId = ?1 and id > ?2 order by id", personId, page.after())
                .range(0, page.limit())
                .list();
    }

    boolean remove(UUID id, UUID personId) {
        return delete("id = ?1 and personId = ?2", id, personId) > 0;
    }

    /** The day on which the person got the first certificate of a level; empty without one. */
    Optional<LocalDate> certifiedOn(UUID personId, int level, String occupation) {
        return getEntityManager()
                .createQuery(
                        "select c.issuedOn from CertificateHeld c where c.personId = :person and c.level = :level"
                                + " and c.occupationCode = :occupation order by c.issuedOn",
                        LocalDate.class)
                .setParameter("person", personId)
                .setParameter("level", (short) level)
                .setParameter("occupation", occupation)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }
}
