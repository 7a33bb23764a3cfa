package io.skillcert.exam.sitting;

import static io.skillcert.database.Statements.instant;

import io.skillcert.database.Statements;
import io.skillcert.exam.ExamProblem;
import io.skillcert.exam.room.Notices;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/** Stores the answers of a candidate. An answer that is sent again is stored once; one that arrives late is stored too. */
@ApplicationScoped
public class SaveAnswers {

    private static final String ACKNOWLEDGE =
            """
            update attempt a set seen_at = business_time(), unsent = ? where id = ?
            returning head_seq, head_hash, deadline_at, business_time() as now,
              (select coalesce(max(n), 0) from answer_event e where e.attempt_id = a.id and e.device_no = ?) as acked,
              (select ended_at is null from device d where d.attempt_id = a.id and d.no = ?) as live,
              exists (select from room_notice r where r.session_id = a.session_id) as noticed""";

    private final Attempts attempts;
    private final Answers answers;
    private final Notices notices;
    private final Statements statements;

    SaveAnswers(Attempts attempts, Answers answers, Notices notices, Statements statements) {
        this.attempts = attempts;
        this.answers = answers;
        this.notices = notices;
        this.statements = statements;
    }

    /**
     * The acknowledgement of answers.
     *
     * @param acked the highest counter of the device that is stored
     * @param seq the number of events of the attempt
     * @param head the hash of the last event
     */
    public record Saved(int acked, int seq, String head, Instant deadline, Instant now, List<Notices.Notice> notices) {}

    private record Head(
            int acked, int seq, String hash, Instant deadline, Instant now, boolean isLive, boolean hasNotices) {}

    /**
     * Stores answers.
     *
     * @param unsent how many more the client has that it has not sent
     * @throws io.skillcert.http.problem.ProblemException 400 if the numbers have a gap or a position is not of the paper, 404 if
     *     the token is not of a device of the attempt, 409 if the device is released, the attempt is not started or is sealed,
     *     answers before the first are missing, or a number was used for another answer
     */
    @Transactional
    public Saved save(UUID id, DeviceToken token, List<SentAnswer> sent, int unsent) {
        var held = attempts.lock(id, token);
        var attempt = held.attempt();
        requireStarted(attempt);
        Answers.check(attempt, sent);
        int stored = answers.append(attempt, held.device(), sent, false);
        var head = acknowledge(attempt, held.device(), unsent);
        if (!head.isLive()) {
            throw ExamProblem.DEVICE_RELEASED.exception();
        }
        if (head.acked() < sent.get(sent.size() - 1).n()) {
            throw ExamProblem.ANSWERS_MISSING.exception(head.acked() + 1);
        }
        if (stored < sent.size()) {
            answers.requireSame(attempt, held.device(), sent);
        }
        return new Saved(
                head.acked(),
                head.seq(),
                head.hash(),
                head.deadline(),
                head.now(),
                head.hasNotices() ? notices.to(attempt.sessionId(), id) : List.of());
    }

    static void requireStarted(Attempt attempt) {
        if (attempt.state() == AttemptState.OPEN) {
            throw ExamProblem.ATTEMPT_NOT_STARTED.exception();
        }
        if (attempt.state() == AttemptState.SEALED) {
            throw ExamProblem.ATTEMPT_SEALED.exception();
        }
    }

    private Head acknowledge(Attempt attempt, int device, int unsent) {
        return statements
                .first(
                        ACKNOWLEDGE,
                        row -> new Head(
                                row.getInt("acked"),
                                row.getInt("head_seq"),
                                HexFormat.of().formatHex(row.getBytes("head_hash")),
                                instant(row, "deadline_at"),
                                instant(row, "now"),
                                row.getBoolean("live"),
                                row.getBoolean("noticed")),
                        unsent,
                        attempt.id(),
                        device,
                        device)
                .orElseThrow();
    }
}
