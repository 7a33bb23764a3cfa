package io.skillcert.exam.certificate;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.http.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** All certificates. */
@ApplicationScoped
class Certificates implements PanacheRepositoryBase<Certificate, String> {

    Certificate get(String number) {
        return findByIdOptional(number)
                .orElseThrow(() -> new ProblemException(404, "certificate-not-found", "There is no such certificate."));
    }

    /**
     * Takes the next serials of a year and level and returns the first. Their row stays locked until the transaction
     * ends, so none is lost.
     */
    int takeSerials(int year, int level, int count) {
        int last = ((Number) getEntityManager()
                        .createNativeQuery(
                                """
                                insert into certificate_serial as s (year, level, last) values (:year, :level, :count)
                                on conflict (year, level) do update set last = s.last + :count
                                returning last""")
                        .setParameter("year", year)
                        .setParameter("level", level)
                        .setParameter("count", count)
                        .getSingleResult())
                .intValue();
        return last - count + 1;
    }

    /** One more than the limit, so that a further page shows. */
    List<Certificate> page(UUID batchId, String after, int limit) {
        return find("batchId = ?1 and number > ?2 order by number", batchId, after == null ? "" : after)
                .range(0, limit)
                .list();
    }
}
