package io.skillcert.exam.certificate;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.exam.ExamProblem;
import io.skillcert.exam.entry.ExamEntries;
import io.skillcert.exam.lookup.FailedLookups;
import io.skillcert.personal.IdentityDocument;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.StatelessSession;

/** All certificates, by number. */
@ApplicationScoped
public class Certificates implements PanacheRepositoryBase<Certificate, String> {

    private final ExamEntries entries;
    private final FailedLookups failures;
    private final StatelessSession many;

    Certificates(ExamEntries entries, FailedLookups failures, StatelessSession many) {
        this.entries = entries;
        this.failures = failures;
        this.many = many;
    }

    /** Inserts new certificates in batches. They are not managed: later changes to them are not written. */
    void addAll(List<Certificate> certificates) {
        many.insertMultiple(certificates);
    }

    /** The valid certificate of a registration. */
    public Optional<Certificate> validOf(UUID registrationId) {
        return find("registrationId = ?1 and status = ?2", registrationId, Certificate.Status.VALID)
                .firstResultOptional();
    }

    /** @throws io.skillcert.http.problem.ProblemException 404 if there is none */
    public Certificate get(String number) {
        return findByIdOptional(number).orElseThrow(ExamProblem.CERTIFICATE_NOT_FOUND::exception);
    }

    /**
     * Gets a certificate for an account that may act for its holder.
     *
     * @param document the identity document with which the holder registered
     * @throws io.skillcert.http.problem.ProblemException 404 if there is none, the account may not act for its holder, or the
     *     document is another person's; 429 after too many of these
     */
    public Certificate getFor(String account, IdentityDocument document, String number) {
        return findByIdOptional(number)
                .filter(certificate -> entries.findFor(account, certificate.registrationId(), document)
                        .isPresent())
                .orElseThrow(() -> failures.failed(account, "certificate", number, ExamProblem.CERTIFICATE_NOT_FOUND));
    }

    /**
     * Whether an account may see what belongs to a certificate.
     *
     * @param account null for a role that may see everybody's
     */
    public boolean isVisibleTo(String account, String number) {
        return entries.isVisibleTo(account, get(number).registrationId());
    }

    Certificate lock(String number) {
        return findByIdOptional(number, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(ExamProblem.CERTIFICATE_NOT_FOUND::exception);
    }

    /**
     * The status indexes of the certificates that have been replaced or revoked.
     *
     * @param from the first status index, inclusive
     * @param to the last status index, exclusive
     */
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
     * Takes the next serial numbers of a year and level. Their row stays locked until the transaction ends, so a rollback
     * leaves no gap.
     *
     * @return the first of them
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

    /**
     * Reads a page of a batch by number, and one certificate more if there is one.
     *
     * @param after the number after which the page begins; null for the first page
     */
    public List<Certificate> page(UUID batchId, String after, int limit) {
        return find("batchId = ?1 and number > ?2 order by number", batchId, after == null ? "" : after)
                .range(0, limit)
                .list();
    }
}
