package io.skillcert.subsidy.statistics;

import io.skillcert.clock.BusinessClock;
import io.skillcert.policy.Yuan;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Statistics of claims and amounts in a period, by the day of the claim and the present status. */
@ApplicationScoped
public class SubsidyStatistics {

    /**
     * One claim for each certificate and kind: the one that lives, or else the latest refused one. Drafts and claims that were
     * withdrawn or have expired count nowhere.
     */
    private static final String COUNTED =
            """
            with counted as (
                select distinct on (c.certificate_number, c.kind) c.*, e.level,
                       case when c.status in ('SUBMITTED', 'UNDER_REVIEW', 'RETURNED_FOR_CORRECTION', 'REFERRED')
                            then 'PENDING' when c.status = 'REFUSED' then 'REFUSED' else 'GRANTED' end outcome
                from claim c join entitlement e using (certificate_number)
                where c.status not in ('DRAFT', 'WITHDRAWN', 'EXPIRED') and c.claimed_on between :from and :to
                order by c.certificate_number, c.kind, c.status = 'REFUSED', c.id desc)
            """;

    private static final String CLAIMS = COUNTED
            + """
            select to_char(c.claimed_on, 'YYYY-MM'), c.level, c.outcome, count(*), count(distinct c.person_id),
                   coalesce(sum(c.amount) filter (where c.outcome = 'GRANTED'), 0),
                   coalesce(sum(c.amount - coalesce(d.repaid, 0))
                            filter (where c.status in ('PAID', 'IN_RECOVERY', 'RECOVERED')), 0)
            from counted c left join debt d on d.claim_id = c.id
            group by 1, 2, 3 order by 1, 2, 3
            """;

    private static final String BASES = COUNTED
            + """
            select b.key, count(*), count(distinct c.person_id),
                   coalesce(sum(c.amount) filter (where c.outcome = 'GRANTED'), 0)
            from counted c
            join decision d on d.id = c.decision_id,
            lateral jsonb_each(d.facts -> 'bases') b
            where b.value = 'true'
            group by 1 order by 1
            """;

    private static final String REASONS = COUNTED
            + """
            select f.value ->> 'rule', count(*)
            from counted c
            join decision d on d.id = c.decision_id,
            lateral jsonb_array_elements(d.record::jsonb -> 'assessment' -> 'findings') f
            where c.outcome = 'REFUSED' and f.value ->> 'verdict' = 'NOT_MET'
            group by 1 order by 1
            """;

    private static final String STATES = COUNTED
            + """
            , stays as (
                select l.to_status status, l.at began, lead(l.at) over (partition by l.claim_id order by l.at, l.id) ended
                from claim_log l join counted c on c.id = l.claim_id)
            select status, count(ended),
                   coalesce(percentile_cont(0.5) within group (order by extract(epoch from ended - began) / 86400), 0),
                   coalesce(max(extract(epoch from ended - began) / 86400), 0),
                   count(*) filter (where ended is null),
                   coalesce(max(extract(epoch from cast(:now as timestamptz) - began) / 86400)
                            filter (where ended is null), 0)
            from stays group by 1 order by 1
            """;

    private final EntityManager database;
    private final BusinessClock clock;

    SubsidyStatistics(EntityManager database, BusinessClock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The first and the last day. */
    public record Period(LocalDate from, LocalDate to) {}

    /**
     * @param month the month of the claim, such as 2025-08
     * @param outcome PENDING, GRANTED or REFUSED, by the present status
     * @param persons the people who have made the claims, each once
     * @param paid without what was repaid
     */
    public record ClaimsLine(
            String month, int level, String outcome, long claims, long persons, Yuan granted, Yuan paid) {}

    /** Claims on one basis. A claim on several bases counts for each. */
    public record BasisLine(String basis, long claims, long persons, Yuan granted) {}

    /** Refusals by one rule. A refusal by several rules counts for each. */
    public record ReasonLine(String rule, long refusals) {}

    /**
     * How long claims were in one status, in days with two decimals.
     *
     * @param claims the stays that have ended, which the median and the longest are of
     * @param now the claims that are in the status now
     * @param longestNowDays for how long the first of these has been in it
     */
    public record StateLine(
            String status,
            long claims,
            BigDecimal medianDays,
            BigDecimal longestDays,
            long now,
            BigDecimal longestNowDays) {}

    public List<ClaimsLine> claims(Period period) {
        return rows(CLAIMS, period).stream()
                .map(row -> new ClaimsLine(
                        (String) row[0],
                        ((Number) row[1]).intValue(),
                        (String) row[2],
                        ((Number) row[3]).longValue(),
                        ((Number) row[4]).longValue(),
                        new Yuan((BigDecimal) row[5]),
                        new Yuan((BigDecimal) row[6])))
                .toList();
    }

    public List<BasisLine> bases(Period period) {
        return rows(BASES, period).stream()
                .map(row -> new BasisLine(
                        (String) row[0],
                        ((Number) row[1]).longValue(),
                        ((Number) row[2]).longValue(),
                        new Yuan((BigDecimal) row[3])))
                .toList();
    }

    public List<ReasonLine> reasons(Period period) {
        return rows(REASONS, period).stream()
                .map(row -> new ReasonLine((String) row[0], ((Number) row[1]).longValue()))
                .toList();
    }

    public List<StateLine> states(Period period) {
        return rows(STATES, period, Map.of("now", clock.instant())).stream()
                .map(row -> new StateLine(
                        (String) row[0],
                        ((Number) row[1]).longValue(),
                        days(row[2]),
                        days(row[3]),
                        ((Number) row[4]).longValue(),
                        days(row[5])))
                .toList();
    }

    private static BigDecimal days(Object value) {
        return new BigDecimal(value.toString()).setScale(2, RoundingMode.HALF_UP);
    }

    private List<Object[]> rows(String sql, Period period) {
        return rows(sql, period, Map.of());
    }

    private List<Object[]> rows(String sql, Period period, Map<String, Object> more) {
        var query = database.createNativeQuery(sql)
                .setParameter("from", period.from())
                .setParameter("to", period.to());
        more.forEach(query::setParameter);
        List<?> rows = query.getResultList();
        return rows.stream().map(Object[].class::cast).toList();
    }
}
