package io.skillcert.exam.sitting;

import static io.skillcert.database.Statements.uuid;

import io.skillcert.database.AdvisoryLock;
import io.skillcert.database.Statements;
import io.skillcert.exam.ExamProblem;
import io.skillcert.exam.result.policy.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.UUID;

/** Chooses the form of the paper by the seat, so that neighbours have different ones. */
@ApplicationScoped
class ChoosePaper {

    /**
     * The forms in a row follow each other, and the next row begins two forms later: of four forms or more, none is beside,
     * before, behind or diagonal to itself. Of fewer, one that no neighbour has is taken.
     */
    private static final String FOR_SEAT =
            """
            with place as (
              select (? - 1) / s.seats_per_row as line, (? - 1) % s.seats_per_row as col, s.seats_per_row as width
              from exam_session s where s.id = ?),
            form as (
              select p.id, cardinality(p.items) as positions, row_number() over (order by p.form) - 1 as no,
                count(*) over () as forms
              from paper p where p.session_id = ? and p.subject = ? and p.level = ? and p.approved_by is not null)
            select f.id, f.positions from form f cross join place x
            where not exists (
              select from attempt a where a.session_id = ? and a.paper_id = f.id
                and abs((a.seat - 1) / x.width - x.line) <= 1 and abs((a.seat - 1) % x.width - x.col) <= 1)
            order by mod(f.no - x.col - 2 * x.line + 100000 * f.forms, f.forms) limit 1""";

    private final EntityManager database;
    private final Statements statements;

    ChoosePaper(EntityManager database, Statements statements) {
        this.database = database;
        this.statements = statements;
    }

    /** @param positions how many items it has */
    record Chosen(UUID id, int positions) {}

    /**
     * Chooses an approved paper.
     *
     * @throws io.skillcert.http.problem.ProblemException 409 if there is none for the seat
     */
    Chosen forSeat(UUID session, Subject subject, int level, int seat) {
        AdvisoryLock.lock(database, "open-attempt:" + session); // one seat after the other, as the trigger of the attempt does
        return statements
                .first(
                        FOR_SEAT,
                        row -> new Chosen(uuid(row, "id"), row.getInt("positions")),
                        seat,
                        seat,
                        session,
                        session,
                        subject.name(),
                        level,
                        session)
                .orElseThrow(ExamProblem.NO_PAPER::exception);
    }
}
