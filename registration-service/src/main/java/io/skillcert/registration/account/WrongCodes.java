package io.skillcert.registration.account;

import io.skillcert.clock.BusinessClock;
import io.skillcert.http.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;

/** Counts the wrong invitation codes of each account and day, in the database and so for all replicas. */
@ApplicationScoped
class WrongCodes {

    static final int MAX_A_DAY = 5;

    private final EntityManager database;
    private final BusinessClock clock;

    WrongCodes(EntityManager database, BusinessClock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** @throws ProblemException 429 if the account has entered as many wrong codes today as it may */
    @Transactional(Transactional.TxType.MANDATORY)
    void requireFewer(String account) {
        var most = database.createNativeQuery(
                        "select 1 from wrong_invitation_code where account = :account and day = :day and times >= :max")
                .setParameter("account", account)
                .setParameter("day", clock.today())
                .setParameter("max", MAX_A_DAY)
                .getResultList();
        if (!most.isEmpty()) {
            throw ProblemException.tooMany(secondsUntilTomorrow());
        }
    }

    /** Counts one more; the caller holds the lock of the account and commits although the code was wrong. */
    @Transactional(Transactional.TxType.MANDATORY)
    void count(String account) {
        database.createNativeQuery(
                        """
                        insert into wrong_invitation_code as known (account, day, times) values (:account, :day, 1)
                        on conflict (account) do update
                        set day = excluded.day, times = case when known.day = excluded.day then known.times + 1 else 1 end""")
                .setParameter("account", account)
                .setParameter("day", clock.today())
                .executeUpdate();
    }

    private int secondsUntilTomorrow() {
        var tomorrow =
                clock.today().plusDays(1).atStartOfDay(BusinessClock.ZONE).toInstant();
        return Math.max(1, (int) Duration.between(clock.instant(), tomorrow).toSeconds());
    }
}
