package io.skillcert.registration.outcome;

import io.skillcert.registration.outcome.Suppression.Cell;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Counts first attempts, certificates and reports of a level by the institutions whose course people had completed. */
@ApplicationScoped
class OutcomeCounts {

    /** Each person once: the first published first attempt, with the institutions trained at before the exam. */
    private static final String ATTEMPTS =
            """
            with attempt as (
              select distinct on (r.person_id) r.person_id, b.exam_from, p.outcome, p.subjects
                from registration r
                join exam_batch b on b.id = r.batch_id
                join exam_progress p on p.registration_id = r.id
               where r.level = :level and r.occupation_code = :occupation and r.attempt = 'FIRST'
                 and p.outcome is not null and p.published_on < :until
               order by r.person_id, p.published_on, r.id),
            trained as (
              select a.person_id, array_agg(distinct c.institution_id) institutions
                from attempt a
                join training_enrolment e on e.person_id = a.person_id and e.completed_on <= a.exam_from
                join training_course c on c.id = e.course_id and c.level = :level
               group by a.person_id),
            counted as (
              select a.*, coalesce(t.institutions, '{}') institutions
                from attempt a left join trained t on t.person_id = a.person_id)
            """;

    /** Each person once for an institution: the days from the last completion to the first certificate after it. */
    private static final String CERTIFICATES =
            """
            with held as (
              select person_id, min(issued_on) issued_on from certificate_held
               where level = :level and occupation_code = :occupation and issued_on < :until
               group by person_id),
            trained as (
              select h.person_id, c.institution_id, h.issued_on - max(e.completed_on) days
                from held h
                join training_enrolment e on e.person_id = h.person_id and e.completed_on <= h.issued_on
                join training_course c on c.id = e.course_id and c.level = :level
               group by h.person_id, c.institution_id, h.issued_on),
            counted as (
              select person_id, array_agg(institution_id order by institution_id) institutions, min(days) days from trained group by person_id)
            """;

    /** Each person once: the report of the latest quarter, as long as the certificate is valid. */
    private static final String REPORTS =
            """
            with report as (
              select distinct on (o.person_id) o.person_id, o.employed, o.occupation_related, o.wage_band
                from outcome_report o
               where o.level = :level
                 and o.consented_at < cast(cast(:until as date) as timestamp) at time zone 'Asia/Shanghai'
                 and exists (select from certificate_held h where h.person_id = o.person_id
                              and h.level = :level and h.occupation_code = :occupation)
               order by o.person_id, o.quarter desc),
            trained as (
              select o.person_id, array_agg(distinct c.institution_id) institutions
                from report o
                join training_enrolment e on e.person_id = o.person_id and e.completed_on is not null
                join training_course c on c.id = e.course_id and c.level = :level
               group by o.person_id),
            counted as (
              select o.*, coalesce(t.institutions, '{}') institutions
                from report o left join trained t on t.person_id = o.person_id)
            """;

    private static final String CELLS =
            "select array_to_string(institutions, ','), count(*) from counted group by institutions";
    private static final String SELECTED =
            " (:institution = '' or cast(nullif(:institution, '') as uuid) = any (institutions))";

    private final EntityManager database;

    OutcomeCounts(EntityManager database) {
        this.database = database;
    }

    /**
     * What is counted.
     *
     * @param until the day before which results, certificates and reports count
     */
    record Scope(int level, String occupation, LocalDate until) {}

    List<Cell<UUID>> attempts(Scope scope) {
        return cells(ATTEMPTS, scope);
    }

    List<Cell<UUID>> certificates(Scope scope) {
        return cells(CERTIFICATES, scope);
    }

    List<Cell<UUID>> reports(Scope scope) {
        return cells(REPORTS, scope);
    }

    private List<Cell<UUID>> cells(String counted, Scope scope) {
        return rows(query(counted + CELLS, scope)).stream()
                .map(row -> new Cell<>(groups((String) row[0]), number(row[1])))
                .toList();
    }

    private static Set<UUID> groups(String ids) {
        return Arrays.stream(ids.split(","))
                .filter(id -> !id.isEmpty())
                .map(UUID::fromString)
                .collect(Collectors.toSet());
    }

    /** The share of those who passed. */
    Share passed(Scope scope, Optional<UUID> institution) {
        var row = rows(selected(
                        ATTEMPTS + "select count(*), count(*) filter (where outcome = 'PASSED') from counted where"
                                + SELECTED,
                        scope,
                        institution))
                .get(0);
        return Share.of(number(row[0]), number(row[1]));
    }

    /** The share of those who passed a subject; who was absent has not passed. */
    record OfSubject(String subject, Share passed) {}

    List<OfSubject> subjects(Scope scope, Optional<UUID> institution) {
        var query = ATTEMPTS
                + "select s ->> 'subject', count(*), count(*) filter (where s ->> 'status' = 'PASSED')"
                + " from counted cross join jsonb_array_elements(subjects) s where"
                + SELECTED
                + " group by s ->> 'subject' order by 1";
        return rows(selected(query, scope, institution)).stream()
                .map(row -> new OfSubject((String) row[0], Share.of(number(row[1]), number(row[2]))))
                .toList();
    }

    /** The median of the days from the completion of a course to the certificate. */
    BigDecimal medianDays(Scope scope, Optional<UUID> institution) {
        var days = institution.isPresent()
                ? "select percentile_cont(0.5) within group (order by days) from trained"
                        + " where institution_id = cast(:institution as uuid)"
                : "select percentile_cont(0.5) within group (order by days) from counted where :institution = ''";
        var median = (Number) selected(CERTIFICATES + days, scope, institution).getSingleResult();
        return BigDecimal.valueOf(median.doubleValue()).setScale(1, RoundingMode.HALF_UP);
    }

    /** Shares of those who have reported. */
    record Employment(Share employed, Share occupationRelated) {}

    Employment employment(Scope scope, Optional<UUID> institution) {
        var row = rows(selected(
                        REPORTS + "select count(*), count(*) filter (where employed),"
                                + " count(*) filter (where occupation_related) from counted where" + SELECTED,
                        scope,
                        institution))
                .get(0);
        return new Employment(Share.of(number(row[0]), number(row[1])), Share.of(number(row[0]), number(row[2])));
    }

    /** How many people of the level have reported each band of wages. */
    List<Cell<WageBand>> wageBands(Scope scope) {
        return rows(query(
                        REPORTS + "select wage_band, count(*) from counted where wage_band is not null"
                                + " group by wage_band",
                        scope))
                .stream()
                .map(row -> new Cell<>(Set.of(WageBand.valueOf((String) row[0])), number(row[1])))
                .toList();
    }

    private Query selected(String sql, Scope scope, Optional<UUID> institution) {
        return query(sql, scope)
                .setParameter("institution", institution.map(UUID::toString).orElse(""));
    }

    private Query query(String sql, Scope scope) {
        return database.createNativeQuery(sql)
                .setParameter("level", (short) scope.level())
                .setParameter("occupation", scope.occupation())
                .setParameter("until", scope.until());
    }

    private static List<Object[]> rows(Query query) {
        List<?> rows = query.getResultList();
        return rows.stream().map(Object[].class::cast).toList();
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }
}
