package io.skillcert.subsidy.statistics;

import io.skillcert.policy.Yuan;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;

/** What the funds of each year and kind will have paid (docs/statistics.md has the formula). */
@ApplicationScoped
public class Forecasts {

    /** The number of complete months whose payments are extrapolated. */
    private static final int MONTHS_BACK = 3;

    private static final int MONTHS = 12;

    /** Money belongs to the year of its fund; a claim that has none yet to this year. */
    private static final String MONEY =
            """
            select coalesce(f.year, :year), c.kind,
                   coalesce(sum(c.amount - coalesce(d.repaid, 0))
                            filter (where c.status in ('PAID', 'IN_RECOVERY', 'RECOVERED')), 0),
                   coalesce(sum(c.amount)
                            filter (where c.status not in ('PAID', 'IN_RECOVERY', 'RECOVERED')), 0),
                   coalesce(sum(c.amount) filter (where c.paid_on between :first and :last
                            and c.status in ('PAID', 'IN_RECOVERY', 'RECOVERED')), 0)
            from claim c left join fund f on f.id = c.fund_id left join debt d on d.claim_id = c.id
            where c.status not in ('DRAFT', 'WITHDRAWN', 'EXPIRED', 'REFUSED')
              and coalesce(f.year, :year) between :from and :to
            group by 1, 2 order by 1, 2
            """;

    private final EntityManager database;

    Forecasts(EntityManager database) {
        this.database = database;
    }

    /**
     * A forecast of one year's fund of a kind.
     *
     * @param paid what was paid, without what was repaid
     * @param pending the amount of claims that may still be paid
     * @param monthlyMean the mean amount paid in the last three complete months; 0.00 for another year than this
     * @param expected what will have been paid at the end of the year
     */
    public record Forecast(int year, String kind, Yuan paid, Yuan pending, Yuan monthlyMean, Yuan expected) {

        static Forecast of(int year, String kind, Yuan paid, Yuan pending, Yuan lastMonths, int monthsLeft) {
            var mean = new Yuan(lastMonths.amount().divide(BigDecimal.valueOf(MONTHS_BACK), 2, RoundingMode.HALF_UP));
            var going = mean.times(BigDecimal.valueOf(monthsLeft), RoundingMode.UNNECESSARY);
            var rest = going.compareTo(pending) > 0 ? going : pending;
            return new Forecast(year, kind, paid, pending, mean, paid.plus(rest));
        }
    }

    /** The forecasts for the years from the first day's to the last day's. */
    public List<Forecast> of(SubsidyStatistics.Period period, LocalDate today) {
        var month = today.withDayOfMonth(1);
        List<?> rows = database.createNativeQuery(MONEY)
                .setParameter("year", today.getYear())
                .setParameter("first", month.minusMonths(MONTHS_BACK))
                .setParameter("last", month.minusDays(1))
                .setParameter("from", period.from().getYear())
                .setParameter("to", period.to().getYear())
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> forecast(row, today))
                .toList();
    }

    private static Forecast forecast(Object[] row, LocalDate today) {
        var year = ((Number) row[0]).intValue();
        var isThisYear = year == today.getYear();
        return Forecast.of(
                year,
                (String) row[1],
                new Yuan((BigDecimal) row[2]),
                new Yuan((BigDecimal) row[3]),
                isThisYear ? new Yuan((BigDecimal) row[4]) : Yuan.ZERO,
                isThisYear ? MONTHS - today.getMonthValue() + 1 : 0);
    }
}
