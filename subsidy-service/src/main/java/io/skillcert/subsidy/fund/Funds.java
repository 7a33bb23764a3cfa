package io.skillcert.subsidy.fund;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.database.Ids;
import io.skillcert.http.problem.ProblemException;
import io.skillcert.subsidy.assessment.policy.AwardKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;

/** All funds. One that nobody has appropriated anything to is empty. */
@ApplicationScoped
public class Funds implements PanacheRepositoryBase<Fund, UUID> {

    /** No office has more of them. */
    private static final int SHOWN = 400;

    Fund lock(int year, AwardKind line) {
        getEntityManager()
                .createNativeQuery("insert into fund values (:id, 0, :year, :line, 0, 0, 0) on conflict do nothing")
                .setParameter("id", Ids.next())
                .setParameter("year", year)
                .setParameter("line", line.name())
                .executeUpdate();
        return find("year = ?1 and line = ?2", (short) year, line)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .singleResult();
    }

    Fund lock(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }

    public Fund get(UUID id) {
        return findByIdOptional(id)
                .orElseThrow(() -> new ProblemException(404, "fund-not-found", "There is no fund " + id + "."));
    }

    public List<Fund> all() {
        return find("order by year desc, line").range(0, SHOWN - 1).list();
    }
}
