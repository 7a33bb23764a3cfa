package io.skillcert.registration.practice;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.http.paging.PageRequest;
import io.skillcert.registration.RegistrationProblem;
import io.skillcert.registration.practice.PracticeSet.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All practice sets and mock exams. */
@ApplicationScoped
public class PracticeSets implements PanacheRepositoryBase<PracticeSet, UUID> {

    /** @throws io.skillcert.http.problem.ProblemException 404 if the account has none with the id */
    PracticeSet get(UUID id, String account, Kind kind) {
        return find("id = ?1 and account = ?2 and kind = ?3", id, account, kind)
                .firstResultOptional()
                .orElseThrow(RegistrationProblem.PRACTICE_SET_NOT_FOUND::exception);
    }

    /** @throws io.skillcert.http.problem.ProblemException 404 if the account has none with the id */
    PracticeSet lock(UUID id, String account, Kind kind) {
        return find("id = ?1 and account = ?2 and kind = ?3", id, account, kind)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .orElseThrow(RegistrationProblem.PRACTICE_SET_NOT_FOUND::exception);
    }

    /** Locks the mock exam of the level that is not submitted yet. */
    Optional<PracticeSet> lockOpenMockExam(String account, int level) {
        return find(
                        "account = ?1 and level = ?2 and kind = ?3 and submittedAt is null",
                        account,
                        (short) level,
                        Kind.MOCK_EXAM)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** The submitted mock exams of a level, the latest first. */
    List<PracticeSet> submitted(String account, int level, int limit) {
        return find(
                        "account = ?1 and level = ?2 and kind = ?3 and submittedAt is not null order by submittedAt desc",
                        account,
                        (short) level,
                        Kind.MOCK_EXAM)
                .range(0, limit - 1)
                .list();
    }

    List<PracticeSet> mockExams(String account, PageRequest page) {
        return find("account = ?1 and kind = ?2 and id > ?3 order by id", account, Kind.MOCK_EXAM, page.after())
                .range(0, page.limit())
                .list();
    }

    /** The accounts whose last set was begun before the time. */
    List<String> accountsIdleSince(Instant time, int limit) {
        return getEntityManager()
                .createQuery(
                        "select account from PracticeSet group by account having max(createdAt) < :time order by account",
                        String.class)
                .setParameter("time", time)
                .setMaxResults(limit)
                .getResultList();
    }

    long countSince(String account, Instant time) {
        return count("account = ?1 and createdAt >= ?2", account, time);
    }
}
