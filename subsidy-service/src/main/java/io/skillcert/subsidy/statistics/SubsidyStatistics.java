package io.skillcert.subsidy.statistics;

import io.skillcert.policy.Yuan;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;

/** Statistics of claims and amounts in a period, by the day of the claim. */
@ApplicationScoped
public class SubsidyStatistics {

    private static final String CLAIMS =
            """
            select to_char(c.claimed_on, 'YYYY-MM'), e.level, d.outcome, count(*),
                   coalesce(sum(c.amount) filter (where d.outcome = 'GRANTED'), 0),
                   coalesce(sum(c.amount) filter (where c.status in ('PAID', 'IN_RECOVERY', 'RECOVERED')), 0)
            from claim c
            join entitlement e using (certificate_number)
            join decision d on d.id = c.decision_id
            where c.claimed_on between :from and :to
            group by 1, 2, 3 order by 1, 2, 3
            """;

    private static final String BASES =
            """
            select b.key, count(*), coalesce(sum(c.amount) filter (where d.outcome = 'GRANTED'), 0)
            from claim c
            join decision d on d.id = c.decision_id,
            lateral jsonb_each(d.facts -> 'bases') b
            where c.claimed_on between :from and :to and b.value = 'true'
            group by 1 order by 1
            """;

    private static final String REASONS =
            """
            select f.value ->> 'rule', count(*)
            from claim c
            join decision d on d.id = c.decision_id,
            lateral jsonb_array_elements(d.record::jsonb -> 'assessment' -> 'findings') f
            where c.claimed_on between :from and :to and d.outcome = 'REFUSED' and f.value ->> 'verdict' = 'NOT_MET'
            group by 1 order by 1
            """;

    private static final String STATES =
            """
            select s.to_status, count(*), percentile_cont(0.5) within group (order by s.days), max(s.days)
            from (select l.to_status, extract(epoch from lead(l.at) over (partition by l.claim_id order by l.at, l.id) - l.at)
                         / 86400 days
                  from claim_log l join claim c on c.id = l.claim_id
                  where c.claimed_on between :from and :to) s
            where s.days is not null
            group by 1 order by 1
            """;

    private static final String PAID_BY_MONTH =
            """
            select coalesce(sum(amount), 0) from claim
            where status in ('PAID', 'IN_RECOVERY', 'RECOVERED') and paid_on between :from and :to
            """;

    private static final String PENDING =
            """
            select coalesce(sum(amount), 0) from claim
            where status in ('SUBMITTED', 'UNDER_REVIEW', 'REFERRED', 'GRANTED', 'AWAITING_FUNDS', 'APPROVED', 'IN_PAYMENT',
                             'RETURNED_BY_BANK')
            """;

    /** The number of complete months from which a forecast extrapolates. */
    private static final int MONTHS_BACK = 3;

    private static final int MONTHS = 12;

    private final EntityManager database;

    SubsidyStatistics(EntityManager database) {
        this.database = database;
    }

    /** The first and the last day. */
    public record Period(LocalDate from, LocalDate to) {}

    /** @param month the month of the claim, such as 2025-08 */
    public record ClaimsLine(String month, int level, String outcome, long claims, Yuan granted, Yuan paid) {}

    /** Claims on one basis. A claim on several bases counts for each. */
    public record BasisLine(String basis, long claims, Yuan granted) {}

    /** Refusals by one rule. A refusal by several rules counts for each. */
    public record ReasonLine(String rule, long refusals) {}

    /** How long claims were in one status, in days with two decimals. */
    public record StateLine(String status, long claims, BigDecimal medianDays, BigDecimal longestDays) {}

    /**
     * @param pending the amount of claims that may still be paid
     * @param monthlyMean the mean amount paid in the last three complete months
     * @param expected the amount paid, and the mean for each month that is not over, but at least the pending amount
     */
    public record Forecast(int year, Yuan paid, Yuan pending, Yuan monthlyMean, Yuan expected) {}

    public List<ClaimsLine> claims(Period period) {
        return rows(CLAIMS, period).stream()
                .map(row -> new ClaimsLine(
                        (String) row[0],
                        ((Number) row[1]).intValue(),
                        (String) row[2],
                        ((Number) row[3]).longValue(),
                        new Yuan((BigDecimal) row[4]),
                        new Yuan((BigDecimal) row[5])))
                .toList();
    }

    public List<BasisLine> bases(Period period) {
        return rows(BASES, period).stream()
                .map(row ->
                        new BasisLine((String) row[0], ((Number) row[1]).longValue(), new Yuan((BigDecimal) row[2])))
                .toList();
    }

    public List<ReasonLine> reasons(Period period) {
        return rows(REASONS, period).stream()
                .map(row -> new ReasonLine((String) row[0], ((Number) row[1]).longValue()))
                .toList();
    }

    public List<StateLine> states(Period period) {
        return rows(STATES, period).stream()
                .map(row -> new StateLine((String) row[0], ((Number) row[1]).longValue(), days(row[2]), days(row[3])))
                .toList();
    }

    private static BigDecimal days(Object value) {
        return new BigDecimal(value.toString()).setScale(2, RoundingMode.HALF_UP);
    }

    /** Extrapolates the last complete months to the end of the year. */
    public Forecast forecast(LocalDate today) {
        var year = LocalDate.of(today.getYear(), 1, 1);
        var month = today.withDayOfMonth(1);
        var paid = sum(PAID_BY_MONTH, year, today);
        var lastMonths = sum(PAID_BY_MONTH, month.minusMonths(MONTHS_BACK), month.minusDays(1));
        var mean = new Yuan(lastMonths.amount().divide(BigDecimal.valueOf(MONTHS_BACK), 2, RoundingMode.HALF_UP));
        var pending = new Yuan((BigDecimal) database.createNativeQuery(PENDING).getSingleResult());
        var monthsLeft = MONTHS - today.getMonthValue() + 1;
        var going = mean.times(BigDecimal.valueOf(monthsLeft), RoundingMode.UNNECESSARY);
        var rest = going.compareTo(pending) > 0 ? going : pending;
        return new Forecast(today.getYear(), paid, pending, mean, paid.plus(rest));
    }

    private Yuan sum(String query, LocalDate from, LocalDate to) {
        return new Yuan((BigDecimal) database.createNativeQuery(query)
                .setParameter("from", from)
                .setParameter("to", to)
                .getSingleResult());
    }

    private List<Object[]> rows(String query, Period period) {
        List<?> rows = database.createNativeQuery(query)
                .setParameter("from", period.from())
                .setParameter("to", period.to())
                .getResultList();
        return rows.stream().map(Object[].class::cast).toList();
    }
}
