package io.skillcert.subsidy.fund;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.database.Ids;
import io.skillcert.policy.subsidy.AwardKind;
import io.skillcert.subsidy.SubsidyProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;

/** All funds. */
@ApplicationScoped
public class Funds implements PanacheRepositoryBase<Fund, UUID> {

    /** Four lines of a hundred years. */
    private static final int MAX_FUNDS = 400;

    /** The fund, locked. It is created without money if nothing was appropriated yet. */
    Fund lock(int year, AwardKind line) {
        getEntityManager()
                .createNativeQuery("insert into fund (id, version, year, line, appropriated, encumbered, spent)"
                        + " values (:id, 0, :year, :line, 0, 0, 0) on conflict do nothing")
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

    /** The year's lines whose first waiting claim can be admitted, in the order of their names. */
    List<AwardKind> linesToAdmit(int year, int limit) {
        List<String> lines = getSession()
                .createNativeQuery(
                        "select f.line from fund f where f.year = :year and f.appropriated - f.encumbered - f.spent >="
                                + " (select c.amount from claim c where c.kind = f.line and c.status = 'AWAITING_FUNDS'"
                                + " order by c.approved_at, c.id limit 1) order by f.line limit :limit",
                        String.class)
                .setParameter("year", year)
                .setParameter("limit", limit)
                .getResultList();
        return lines.stream().map(AwardKind::valueOf).toList();
    }

    public Fund get(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> SubsidyProblem.FUND_NOT_FOUND.exception(id));
    }

    public List<Fund> all() {
        return find("order by year desc, line").range(0, MAX_FUNDS - 1).list();
    }
}
