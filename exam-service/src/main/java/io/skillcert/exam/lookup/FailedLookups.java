package io.skillcert.exam.lookup;

import io.skillcert.database.AdvisoryLock;
import io.skillcert.http.problem.ProblemException;
import io.skillcert.http.problem.ProblemType;
import io.skillcert.personal.AccountDigests;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

/**
 * Counts failed look-ups by their source, an account or a client address, and by what was looked up, in the table
 * {@code failed_lookup}, so that guessing is limited over all replicas. A look-up that succeeds is not counted and is not
 * refused: nobody can lock a holder out by failing in the holder's place.
 */
@ApplicationScoped
public class FailedLookups {

    /** The seconds of the hour in which failures are counted. */
    public static final int SECONDS = 3600;

    private static final int PER_ACCOUNT = 20;
    private static final int PER_SUBJECT = 50;

    private final EntityManager database;
    private final AccountDigests digests;
    private final NewFailedLookups added;

    FailedLookups(EntityManager database, AccountDigests digests, NewFailedLookups added) {
        this.database = database;
        this.digests = digests;
        this.added = added;
    }

    /**
     * Counts a look-up in which an account named something that it may not see or that does not exist, and audits it.
     *
     * @param subjectType what was looked up, for the audit
     * @param answer the problem that the caller gets as long as the limits are not reached
     * @return the problem to throw: the answer, or 429 after too many failures of the account or about the subject
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public ProblemException failed(String account, String subjectType, Object subject, ProblemType answer) {
        var source = digest("account", account);
        var about = digest(subjectType, subject);
        if (count("source", source) >= PER_ACCOUNT || count("subject", about) >= PER_SUBJECT) {
            return ProblemException.tooMany(SECONDS / PER_ACCOUNT);
        }
        added.add(new NewFailedLookups.Failure(source, null, about));
        added.audit(new NewFailedLookups.Audited("failed-lookup", subjectType, subject));
        return answer.exception();
    }

    /** Counts a failure of another source, without a limit of its own. */
    public void add(String source, String network, String subjectType, Object subject) {
        added.add(new NewFailedLookups.Failure(source, network, digest(subjectType, subject)));
    }

    /**
     * Takes the lock of a source until the current transaction ends, so that its failures are counted one request at a time.
     *
     * @throws ProblemException 429 while another request of the source holds it
     */
    public void lockSource(String source) {
        if (!AdvisoryLock.tryLock(database, "failed-lookups:" + source)) {
            throw ProblemException.tooMany(1);
        }
    }

    /** Stores the failures of the request so far with the current transaction, which must not be rolled back. */
    public void store() {
        added.store();
    }

    /** Audits that a source has reached a limit. */
    public void limitReached(String sourceType, String source) {
        added.audit(new NewFailedLookups.Audited("lookup-limit-reached", sourceType, source));
    }

    /** Counts the failures of a source in the last hour. */
    public int ofSource(String source) {
        return count("source", source);
    }

    /** Counts the failures of a network in the last hour. */
    public int ofNetwork(String network) {
        return count("network", network);
    }

    private int count(String column, String value) {
        return ((Number) database.createNativeQuery("select count(*) from failed_lookup where " + column
                                + " = :value and failed_at > now() - interval '1 hour'")
                        .setParameter("value", value)
                        .getSingleResult())
                .intValue();
    }

    /** The keyed digest of a source or a subject: the table holds neither accounts nor addresses. */
    public String digest(String type, Object value) {
        return digests.of(type + ":" + value);
    }
}
