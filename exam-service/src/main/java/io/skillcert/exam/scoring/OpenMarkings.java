package io.skillcert.exam.scoring;

import io.skillcert.clock.BusinessClock;
import io.skillcert.exam.entry.ExamEntries;
import io.skillcert.exam.scoring.policy.MarkingRules;
import io.skillcert.exam.seating.Seat;
import io.skillcert.policy.exam.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Finds the subjects of seated people that have neither a score nor an absence and are not void for misconduct. */
@ApplicationScoped
public class OpenMarkings {

    private static final String OPEN =
            """
            select cast(s.registration_id as text), e.registration_number, s.subject
            from exam_entry e join seat s on s.registration_id = e.registration_id
            cross join lateral (select case s.subject when 'THEORETICAL_KNOWLEDGE' then 0
                                       when 'OPERATIONAL_SKILLS' then 1 else 2 end as place) p
            where e.batch_id = :batch and e.status = 'SEATED' and e.registration_number || '-' || p.place > :after
              and not exists (select 1 from score c where c.registration_id = s.registration_id and c.subject = s.subject)
              and not exists (
                  select 1 from misconduct m where m.registration_id = s.registration_id and m.subject = s.subject)
            order by e.registration_number, p.place limit :limit""";

    private final EntityManager database;
    private final ExamEntries entries;
    private final Markings markings;
    private final MarkingRules markingRules;
    private final BusinessClock clock;

    OpenMarkings(
            EntityManager database,
            ExamEntries entries,
            Markings markings,
            MarkingRules markingRules,
            BusinessClock clock) {
        this.database = database;
        this.entries = entries;
        this.markings = markings;
        this.markingRules = markingRules;
        this.clock = clock;
    }

    /**
     * Reads a page in the order of registration number and subject, and one more if there is one.
     *
     * @param after the {@link OpenMarking#place()} after which the page begins; null for the first page
     * @throws io.skillcert.http.problem.ProblemException 404 as long as the batch is not known
     */
    @Transactional
    public List<OpenMarking> page(UUID batchId, String after, int limit) {
        entries.requireKnown(batchId);
        List<?> rows = database.createNativeQuery(OPEN)
                .setParameter("batch", batchId)
                .setParameter("after", after == null ? "" : after)
                .setParameter("limit", limit + 1)
                .getResultList();
        var found = rows.stream().map(Object[].class::cast).toList();
        var marked = markings.of(
                found.stream().map(row -> UUID.fromString((String) row[0])).toList());
        return found.stream().map(row -> openMarking(row, marked)).toList();
    }

    private OpenMarking openMarking(Object[] row, Map<Seat.Key, List<Marking>> marked) {
        var registration = UUID.fromString((String) row[0]);
        var subject = Subject.valueOf((String) row[2]);
        var values = marked.getOrDefault(new Seat.Key(registration, subject), List.of()).stream()
                .map(Marking::value)
                .toList();
        return new OpenMarking(
                registration,
                (String) row[1],
                subject,
                values.size(),
                markingRules.needsThird(subject, values, clock.today()));
    }
}
