package io.skillcert.exam.certificate;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.personal.HolderDigests;
import io.skillcert.personal.IdentityDocument;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.StatelessSession;

/** All certificates. */
@ApplicationScoped
public class Certificates implements PanacheRepositoryBase<Certificate, String> {

    private final HolderDigests digests;
    private final StatelessSession many;

    Certificates(HolderDigests digests, StatelessSession many) {
        this.digests = digests;
        this.many = many;
    }

    /** New ones, together; they are not changed in this transaction. */
    void addAll(List<Certificate> certificates) {
        many.insertMultiple(certificates);
    }

    public Certificate get(String number) {
        return findByIdOptional(number).orElseThrow(CertificateProblems::notFound);
    }

    /** Empty if there is none, or it is another person's. */
    public Optional<Certificate> findOf(String number, IdentityDocument document) {
        return findByIdOptional(number).filter(certificate -> certificate.isHeldBy(digests.of(document)));
    }

    Certificate lock(String number) {
        return findByIdOptional(number, LockModeType.PESSIMISTIC_WRITE).orElseThrow(CertificateProblems::notFound);
    }

    /** Those that do not count any more, by their place in the status lists. @param to exclusive */
    public List<Long> endedBetween(long from, long to) {
        return getEntityManager()
                .createQuery(
                        "select c.statusIndex from Certificate c where c.status <> :valid"
                                + " and c.statusIndex >= :from and c.statusIndex < :to",
                        Long.class)
                .setParameter("valid", Certificate.Status.VALID)
                .setParameter("from", from)
                .setParameter("to", to)
                .getResultList();
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
    public List<Certificate> page(UUID batchId, String after, int limit) {
        return find("batchId = ?1 and number > ?2 order by number", batchId, after == null ? "" : after)
                .range(0, limit)
                .list();
    }
}
