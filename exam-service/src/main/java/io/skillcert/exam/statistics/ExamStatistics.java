package io.skillcert.exam.statistics;

import io.skillcert.exam.publication.Publications;
import io.skillcert.policy.exam.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Computes the statistics of a published batch from its results and scores. */
@ApplicationScoped
public class ExamStatistics {

    private static final int PERCENT_DECIMALS = 2;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final EntityManager database;
    private final Publications publications;

    ExamStatistics(EntityManager database, Publications publications) {
        this.database = database;
        this.publications = publications;
    }

    /** @throws io.skillcert.http.problem.ProblemException 404 unless all results of the batch are published */
    @Transactional
    public BatchStatistics of(UUID batchId) {
        publications.get(batchId);
        return new BatchStatistics(
                batchId, levels(batchId), subjects(batchId), institutions(batchId), agreement(batchId));
    }

    List<LevelStatistics> levels(UUID batchId) {
        List<?> rows = database.createNativeQuery(
                        """
                        select e.level, count(*), count(*) filter (where r.outcome = 'PASSED')
                        from exam_result r join exam_entry e on e.registration_id = r.registration_id
                        where r.batch_id = :batch group by e.level order by e.level desc""")
                .setParameter("batch", batchId)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new LevelStatistics(
                        ((Number) row[0]).intValue(), count(row[1]), count(row[2]), rate(count(row[2]), count(row[1]))))
                .toList();
    }

    private List<SubjectStatistics> subjects(UUID batchId) {
        List<?> rows = database.createNativeQuery(
                        """
                        select e.level, s.subject, count(s.value), count(*) filter (where s.absent),
                               count(*) filter (where c.status = 'PASSED'), %s
                        from exam_result r
                        join exam_entry e on e.registration_id = r.registration_id
                        join score s on s.registration_id = r.registration_id
                        join lateral jsonb_to_recordset(r.content -> 'subjects') as c(subject text, status text)
                            on c.subject = s.subject
                        where r.batch_id = :batch
                        group by e.level, s.subject order by e.level desc, s.subject desc"""
                                .formatted(String.join(", ", tens())))
                .setParameter("batch", batchId)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(ExamStatistics::subject)
                .toList();
    }

    private List<InstitutionStatistics> institutions(UUID batchId) {
        List<?> rows = database.createNativeQuery(
                        """
                        select cast(t.institution_id as text), count(*),
                               count(*) filter (where r.outcome = 'PASSED')
                        from exam_result r
                        join exam_entry e on e.registration_id = r.registration_id
                        join lateral (select distinct institution_id from training
                                      where person_id = e.person_id) t on true
                        where r.batch_id = :batch group by t.institution_id order by t.institution_id""")
                .setParameter("batch", batchId)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new InstitutionStatistics(
                        UUID.fromString((String) row[0]),
                        count(row[1]),
                        count(row[2]),
                        rate(count(row[2]), count(row[1]))))
                .toList();
    }

    private List<MarkerAgreementStatistics> agreement(UUID batchId) {
        List<?> rows = database.createNativeQuery(
                        """
                        select subject, count(*), count(*) filter (where markers > firsts),
                               cast(round(avg(spread), 2) as numeric(5, 2)), max(spread)
                        from (
                            select m.registration_id, m.subject, f.firsts, count(*) as markers,
                                   max(m.value) filter (where m.place <= f.firsts)
                                   - min(m.value) filter (where m.place <= f.firsts) as spread
                            from (
                                select k.*, row_number() over (
                                    partition by k.registration_id, k.subject order by k.entered_at, k.marker) as place
                                from marking k join exam_result r on r.registration_id = k.registration_id
                                where r.batch_id = :batch) m
                            cross join lateral (
                                select case m.subject when 'OPERATIONAL_SKILLS' then 2 else 1000 end as firsts) f
                            group by m.registration_id, m.subject, f.firsts having count(*) > 1) marked
                        group by subject order by subject desc""")
                .setParameter("batch", batchId)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new MarkerAgreementStatistics(
                        Subject.valueOf((String) row[0]),
                        count(row[1]),
                        count(row[2]),
                        (BigDecimal) row[3],
                        (BigDecimal) row[4]))
                .toList();
    }

    /** One column per ten points; the last one includes 100. */
    private static List<String> tens() {
        var tens = new ArrayList<String>();
        for (int ten = 0; ten < 10; ten++) {
            tens.add("count(*) filter (where least(floor(s.value / 10), 9) = " + ten + ")");
        }
        return tens;
    }

    private static SubjectStatistics subject(Object[] row) {
        return new SubjectStatistics(
                ((Number) row[0]).intValue(),
                Subject.valueOf((String) row[1]),
                count(row[2]),
                count(row[3]),
                count(row[4]),
                rate(count(row[4]), count(row[2])),
                Arrays.stream(row).skip(5).map(ExamStatistics::count).toList());
    }

    private static long count(Object value) {
        return ((Number) value).longValue();
    }

    private static BigDecimal rate(long part, long whole) {
        return whole == 0
                ? null
                : BigDecimal.valueOf(part)
                        .multiply(HUNDRED)
                        .divide(BigDecimal.valueOf(whole), PERCENT_DECIMALS, RoundingMode.HALF_UP);
    }
}
