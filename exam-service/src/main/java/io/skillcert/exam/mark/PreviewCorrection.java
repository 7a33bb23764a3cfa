package io.skillcert.exam.mark;

import static io.skillcert.database.Statements.uuid;

import io.skillcert.assessment.marking.Mark;
import io.skillcert.clock.BusinessClock;
import io.skillcert.database.Statements;
import io.skillcert.exam.paper.PaperContents;
import io.skillcert.exam.paper.PaperPosition;
import io.skillcert.http.json.Json;
import io.skillcert.policy.exam.ExamResultRules;
import io.skillcert.policy.exam.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/** Shows whose scores a correction of a key changes, before it is approved. */
@ApplicationScoped
public class PreviewCorrection {

    /** How many of the changes are listed. */
    public static final int LISTED = 200;

    private static final String RESPONSES =
            """
            select a.registration_id, a.subject, a.paper_id, s.starts_at, m.awarded, m.maximum, m.score,
              i.position, i.response, i.awarded as item_awarded, i.maximum as item_maximum
            from paper p join attempt a on a.paper_id = p.id join exam_session s on s.id = a.session_id
            join attempt_mark m on m.attempt_id = a.id
            join item_mark i on i.attempt_id = m.attempt_id and i.no = m.no and i.position = array_position(p.items, ?)
            where p.items @> array[?] and s.cancelled_at is null and not exists (
              select from attempt_mark n where n.attempt_id = m.attempt_id and n.no > m.no)
              and not exists (select from erased_answers e where e.attempt_id = a.id)
            order by a.registration_id""";

    private final KeyCorrections corrections;
    private final KeysInForce keys;
    private final PaperContents papers;
    private final ExamResultRules rules;
    private final Statements statements;
    private final Json json;

    PreviewCorrection(
            KeyCorrections corrections,
            KeysInForce keys,
            PaperContents papers,
            ExamResultRules rules,
            Statements statements,
            Json json) {
        this.corrections = corrections;
        this.keys = keys;
        this.papers = papers;
        this.rules = rules;
        this.statements = statements;
        this.json = json;
    }

    /** The score of a candidate before and after the correction. */
    public record Change(UUID registration, Subject subject, BigDecimal before, BigDecimal after, LocalDate day) {}

    /**
     * What a correction changes.
     *
     * @param attempts how many attempts have the item and their answers still
     * @param toPass how many scores rise to the pass mark
     * @param toFail how many scores fall below the pass mark
     * @param changes the first {@value #LISTED} scores that change, by registration
     */
    public record Preview(int attempts, int changed, int toPass, int toFail, List<Change> changes) {}

    private record Marked(
            UUID registration,
            Subject subject,
            UUID paper,
            LocalDate day,
            int position,
            String response,
            BigDecimal awarded,
            BigDecimal score,
            BigDecimal awardedElsewhere,
            BigDecimal maximumElsewhere) {}

    /** @throws io.skillcert.http.problem.ProblemException 404 if there is no such correction */
    @Transactional
    public Preview preview(UUID id) {
        var correction = corrections.get(id);
        var marked = marked(correction.versionId());
        var corrected = new HashMap<UUID, KeyInForce>();
        var changes = marked.stream()
                .map(attempt -> change(
                        attempt, corrected.computeIfAbsent(attempt.paper(), paper -> corrected(attempt, correction))))
                .filter(change -> change.before().compareTo(change.after()) != 0)
                .toList();
        return new Preview(
                marked.size(),
                changes.size(),
                count(changes, change -> !passes(change.before(), change) && passes(change.after(), change)),
                count(changes, change -> passes(change.before(), change) && !passes(change.after(), change)),
                changes.stream().limit(LISTED).toList());
    }

    private static int count(List<Change> changes, Predicate<Change> which) {
        return (int) changes.stream().filter(which).count();
    }

    private boolean passes(BigDecimal score, Change change) {
        return score.compareTo(rules.passMark(change.day())) >= 0;
    }

    private KeyInForce corrected(Marked attempt, KeyCorrection correction) {
        List<PaperPosition> positions = papers.positions(attempt.paper());
        Map<Integer, KeyInForce> before = keys.of(attempt.paper(), positions);
        return keys.corrected(positions.get(attempt.position() - 1), before.get(attempt.position()), correction);
    }

    private Change change(Marked attempt, KeyInForce key) {
        // What people have marked, they need not mark again.
        var mark = key.mark(StoredResponse.of(attempt.response(), json));
        var after = MarkedAttempt.score(
                attempt.awardedElsewhere().add(mark.map(Mark::awarded).orElse(attempt.awarded())),
                attempt.maximumElsewhere().add(mark.map(Mark::maximum).orElse(key.points())));
        return new Change(attempt.registration(), attempt.subject(), attempt.score(), after, attempt.day());
    }

    private List<Marked> marked(UUID version) {
        return statements.query(
                RESPONSES,
                row -> new Marked(
                        uuid(row, "registration_id"),
                        Subject.valueOf(row.getString("subject")),
                        uuid(row, "paper_id"),
                        BusinessClock.day(Statements.instant(row, "starts_at")),
                        row.getInt("position"),
                        row.getString("response"),
                        row.getBigDecimal("item_awarded"),
                        row.getBigDecimal("score"),
                        row.getBigDecimal("awarded").subtract(row.getBigDecimal("item_awarded")),
                        row.getBigDecimal("maximum").subtract(row.getBigDecimal("item_maximum"))),
                version,
                version);
    }
}
