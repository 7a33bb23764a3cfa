package io.skillcert.registration.allowance;

import io.skillcert.clock.BusinessClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;

/** How often accounts have done on a day what is limited by the day. */
@ApplicationScoped
public class DailyUses {

    private final EntityManager database;
    private final BusinessClock clock;

    DailyUses(EntityManager database, BusinessClock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What is limited by the day. */
    public enum Activity {
        CODE_SUBMISSION,
        SCENARIO_SESSION,
        SCENARIO_MESSAGE
    }

    /**
     * Counts one more use of today. Calls of one account wait for each other, so that no two of them take the last use.
     *
     * @param most how often the account may do it on a day, 1 or more
     * @return false, with nothing counted, if the account has done it so often today
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean take(String account, Activity activity, int most) {
        return database.createNativeQuery(
                                """
                                insert into daily_use as known (account, activity, day, times) values (:account, :activity, :day, 1)
                                on conflict (account, activity) do update
                                set day = excluded.day, times = case when known.day = excluded.day then known.times + 1 else 1 end
                                where known.day <> excluded.day or known.times < :most""")
                        .setParameter("account", account)
                        .setParameter("activity", activity.name())
                        .setParameter("day", clock.today())
                        .setParameter("most", most)
                        .executeUpdate()
                == 1;
    }

    /** The accounts with a use before the day, in their order. */
    List<String> accountsBefore(LocalDate day, int limit) {
        List<?> accounts = database.createNativeQuery(
                        "select distinct account from daily_use where day < :day order by account")
                .setParameter("day", day)
                .setMaxResults(limit)
                .getResultList();
        return accounts.stream().map(String.class::cast).toList();
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void removeBefore(LocalDate day, List<String> accounts) {
        database.createNativeQuery("delete from daily_use where day < :day and account in :accounts")
                .setParameter("day", day)
                .setParameter("accounts", accounts)
                .executeUpdate();
    }
}
