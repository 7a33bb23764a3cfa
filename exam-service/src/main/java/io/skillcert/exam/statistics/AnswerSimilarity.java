package io.skillcert.exam.statistics;

import static io.skillcert.database.Statements.uuid;

import io.skillcert.database.Statements;
import io.skillcert.exam.publication.Publications;
import io.skillcert.policy.exam.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/**
 * Compares the wrong answers of neighbours. It accuses nobody: whoever knows the room, the forms and the items decides whether a
 * pair is worth a look.
 */
@ApplicationScoped
public class AnswerSimilarity {

    /** How many pairs are shown, and how many items both must have answered wrong. */
    public static final int SHOWN = 100;

    private static final int MIN_WRONG = 3;

    private static final String PAIRS =
            """
            with marked as (
              select m.attempt_id, m.no, a.session_id, a.registration_id, a.seat, s.seats_per_row from attempt_mark m
              join attempt a on a.id = m.attempt_id join exam_session s on s.id = a.session_id
              where s.batch_id = ? and s.cancelled_at is null and a.subject = ? and not exists (
                select from attempt_mark n where n.attempt_id = m.attempt_id and n.no > m.no)),
            wrong as (
              select k.*, i.version_id, i.response from marked k
              join item_mark i on i.attempt_id = k.attempt_id and i.no = k.no
              where i.response is not null and i.awarded = 0 and i.maximum > 0
                and not exists (select from erased_answers e where e.attempt_id = k.attempt_id))
            select a.session_id, a.seat as seat, b.seat as other_seat, a.registration_id as registration,
              b.registration_id as other, count(*) as both_wrong, count(*) filter (where a.response = b.response) as same
            from wrong a join wrong b on b.session_id = a.session_id and b.seat > a.seat and b.version_id = a.version_id
              and abs((a.seat - 1) / a.seats_per_row - (b.seat - 1) / b.seats_per_row) <= 1
              and abs(mod(a.seat - 1, a.seats_per_row) - mod(b.seat - 1, b.seats_per_row)) <= 1
            group by a.session_id, a.seat, b.seat, a.registration_id, b.registration_id
            having count(*) filter (where a.response = b.response) >= ?
            order by same desc, both_wrong, a.session_id, a.seat, b.seat limit ?""";

    private final Statements statements;
    private final Publications publications;

    AnswerSimilarity(Statements statements, Publications publications) {
        this.statements = statements;
        this.publications = publications;
    }

    /**
     * Two neighbours.
     *
     * @param bothWrong how many items both had and answered wrong
     * @param same how many of them with the same response
     */
    public record Pair(
            UUID sessionId,
            int seat,
            int otherSeat,
            UUID registrationId,
            UUID otherRegistrationId,
            int bothWrong,
            int same) {}

    /**
     * The pairs with the most equal wrong answers, at least {@value #MIN_WRONG}.
     *
     * @throws io.skillcert.http.problem.ProblemException 404 unless all results of the batch are published
     */
    @Transactional
    public List<Pair> of(UUID batchId, Subject subject) {
        publications.get(batchId);
        return statements.query(
                PAIRS,
                row -> new Pair(
                        uuid(row, "session_id"),
                        row.getInt("seat"),
                        row.getInt("other_seat"),
                        uuid(row, "registration"),
                        uuid(row, "other"),
                        row.getInt("both_wrong"),
                        row.getInt("same")),
                batchId,
                subject.name(),
                MIN_WRONG,
                SHOWN);
    }
}
