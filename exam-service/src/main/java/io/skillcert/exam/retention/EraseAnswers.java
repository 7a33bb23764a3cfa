package io.skillcert.exam.retention;

import static io.skillcert.database.Statements.uuid;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.database.Statements;
import io.skillcert.database.Statements.Array;
import io.skillcert.http.security.Caller;
import io.skillcert.job.RowJob;
import io.skillcert.policy.Timeline;
import io.skillcert.policy.data.ParameterFiles;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.UUID;

/**
 * Erases the answers of attempts when their retention period after the publication of the results is over. The database does it with
 * the row that says so, and refuses it as long as a review of the score is possible. Points, score and seal stay.
 */
@ApplicationScoped
class EraseAnswers implements RowJob<UUID> {

    private static final String DUE =
            """
            from attempt_seal l join attempt a on a.id = l.attempt_id join exam_session s on s.id = a.session_id
            join publication p on p.batch_id = s.batch_id
            where p.completed_at is not null and p.published_on < ?
              and not exists (select from erased_answers e where e.attempt_id = a.id)
              and not exists (select from attempt_to_mark q where q.attempt_id = a.id)
              and not exists (select from score_review r where r.registration_id = a.registration_id
                and r.subject = a.subject and r.answered_at is null)""";

    private final Timeline<Period> retention = new ParameterFiles("policy/retention").period("answers");
    private final Statements statements;
    private final Audit audit;
    private final BusinessClock clock;

    EraseAnswers(Statements statements, Audit audit, BusinessClock clock) {
        this.statements = statements;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "erase-answers";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public int batchSize() {
        return 50;
    }

    @Override
    public List<UUID> due(int limit) {
        return statements.query(
                "select a.id " + DUE + " order by p.published_on, a.id limit ?",
                row -> uuid(row, "id"),
                before(),
                limit);
    }

    @Override
    public void handle(List<UUID> ids) {
        var erased = statements.query(
                "insert into erased_answers (attempt_id) select a.id " + DUE
                        + " and a.id = any(?) order by a.id on conflict do nothing returning attempt_id",
                row -> uuid(row, "attempt_id"),
                before(),
                new Array("uuid", ids));
        audit.recordAll(Caller.SERVICE, clock.instant(), name(), "attempt", erased, "the retention period is over");
    }

    private LocalDate before() {
        var today = clock.today();
        return today.minus(retention.on(today).value());
    }
}
