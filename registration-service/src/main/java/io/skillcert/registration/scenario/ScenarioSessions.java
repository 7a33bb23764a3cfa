package io.skillcert.registration.scenario;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.http.paging.PageRequest;
import io.skillcert.registration.RegistrationProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** All dialogues in scenarios. */
@ApplicationScoped
class ScenarioSessions implements PanacheRepositoryBase<ScenarioSession, UUID> {

    /** @throws io.skillcert.http.problem.ProblemException 404 if the account has none with the id */
    ScenarioSession get(UUID id, String account) {
        return find("id = ?1 and account = ?2", id, account)
                .firstResultOptional()
                .orElseThrow(RegistrationProblem.SCENARIO_SESSION_NOT_FOUND::exception);
    }

    /** @throws io.skillcert.http.problem.ProblemException 404 if the account has none with the id */
    ScenarioSession lock(UUID id, String account) {
        return find("id = ?1 and account = ?2", id, account)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .orElseThrow(RegistrationProblem.SCENARIO_SESSION_NOT_FOUND::exception);
    }

    /** One more than the page holds, the oldest first. */
    List<ScenarioSession> of(String account, PageRequest page) {
        return find("account = ?1 and id > ?2 order by id", account, page.after())
                .range(0, page.limit())
                .list();
    }

    List<UUID> createdBefore(Instant time, int limit) {
        return getEntityManager()
                .createQuery("select id from ScenarioSession where createdAt < :time order by createdAt", UUID.class)
                .setParameter("time", time)
                .setMaxResults(limit)
                .getResultList();
    }

    /** Removes sessions with their messages. */
    void remove(List<UUID> ids) {
        delete("id in ?1", ids);
    }

    /** Removes the sessions of an account with their messages. */
    void removeOf(String account) {
        delete("account", account);
    }
}
