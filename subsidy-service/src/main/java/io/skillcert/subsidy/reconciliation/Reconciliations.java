package io.skillcert.subsidy.reconciliation;

import io.skillcert.clock.BusinessClock;
import io.skillcert.database.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** The results of reconciliations, one a day. The only writer of both tables. */
@ApplicationScoped
public class Reconciliations {

    private static final String LATEST =
            """
            select cast(r.day as text), d.code, d.subject, d.expected, d.actual
            from (select day from reconciliation order by day desc limit :limit) r
            left join reconciliation_difference d using (day)
            order by r.day desc, d.id
            """;

    private final EntityManager database;
    private final BusinessClock clock;

    Reconciliations(EntityManager database, BusinessClock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The result of one day. */
    public record Reconciliation(LocalDate day, Result result, List<Difference> differences) {
        Reconciliation(LocalDate day, List<Difference> differences) {
            this(day, differences.isEmpty() ? Result.AGREED : Result.DIFFERENT, differences);
        }
    }

    /** What is known about the books of a day. */
    public enum Result {
        AGREED,
        DIFFERENT,
        /** The books of the day were never compared. */
        NOT_COMPARED
    }

    /** @param code the name of the check that has found the difference */
    public record Difference(String code, String subject, String expected, String actual) {}

    boolean exists(LocalDate day) {
        return !database.createNativeQuery("select 1 from reconciliation where day = :day")
                .setParameter("day", day)
                .getResultList()
                .isEmpty();
    }

    /** The number of differences of the latest reconciliation; 0 before there is one. */
    @Transactional
    int latestDifferences() {
        return ((Number) database.createNativeQuery(
                                "select coalesce((select differences from reconciliation order by day desc limit 1), 0)")
                        .getSingleResult())
                .intValue();
    }

    /** Stores the result of a day in place of an earlier one. */
    void store(Reconciliation result) {
        database.createNativeQuery("insert into reconciliation (day, checked_at, differences)"
                        + " values (:day, :at, :differences) on conflict (day)"
                        + " do update set checked_at = excluded.checked_at, differences = excluded.differences")
                .setParameter("day", result.day())
                .setParameter("at", clock.instant())
                .setParameter("differences", result.differences().size())
                .executeUpdate();
        database.createNativeQuery("delete from reconciliation_difference where day = :day")
                .setParameter("day", result.day())
                .executeUpdate();
        result.differences().forEach(difference -> add(result.day(), difference));
    }

    private void add(LocalDate day, Difference difference) {
        database.createNativeQuery("insert into reconciliation_difference (id, day, code, subject, expected, actual)"
                        + " values (:id, :day, :code, :subject, :expected, :actual)")
                .setParameter("id", Ids.next())
                .setParameter("day", day)
                .setParameter("code", difference.code())
                .setParameter("subject", difference.subject())
                .setParameter("expected", difference.expected())
                .setParameter("actual", difference.actual())
                .executeUpdate();
    }

    /** The result of a day, also of one that was never compared. */
    public Reconciliation of(LocalDate day) {
        if (!exists(day)) {
            return new Reconciliation(day, Result.NOT_COMPARED, List.of());
        }
        List<?> rows = database.createNativeQuery(
                        "select code, subject, expected, actual from reconciliation_difference"
                                + " where day = :day order by id")
                .setParameter("day", day)
                .getResultList();
        return new Reconciliation(
                day, rows.stream().map(row -> difference((Object[]) row, 0)).toList());
    }

    /** The results of the last days, the latest first. */
    public List<Reconciliation> latest(int limit) {
        List<?> rows =
                database.createNativeQuery(LATEST).setParameter("limit", limit).getResultList();
        var days = new LinkedHashMap<LocalDate, List<Difference>>();
        for (var row : rows) {
            var columns = (Object[]) row;
            var differences = days.computeIfAbsent(LocalDate.parse((String) columns[0]), day -> new ArrayList<>());
            if (columns[1] != null) {
                differences.add(difference(columns, 1));
            }
        }
        return days.entrySet().stream()
                .map(day -> new Reconciliation(day.getKey(), day.getValue()))
                .toList();
    }

    private static Difference difference(Object[] row, int first) {
        return new Difference(
                (String) row[first], (String) row[first + 1], (String) row[first + 2], (String) row[first + 3]);
    }
}
