package io.skillcert.exam.sitting;

import io.skillcert.database.Statements;
import io.skillcert.database.Statements.Array;
import io.skillcert.exam.ExamProblem;
import io.skillcert.http.problem.Violations;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** The append-only logs of answers of all attempts. */
@ApplicationScoped
class Answers {

    /** The device is read again, because it may have been released while the lock of the attempt was waited for. */
    private static final String APPEND =
            """
            insert into answer_event (attempt_id, device_no, n, position, response, client_at, rescued)
            select d.attempt_id, d.no, e.n, e.position, e.response, e.client_at, r.rescued
            from (select ?::boolean as rescued) r
            join device d on d.attempt_id = ? and d.no = ? and (d.ended_at is null or r.rescued)
            cross join unnest(?, ?, ?, ?) as e (n, position, response, client_at)
            cross join (select coalesce(max(n), 0) as acked from answer_event where attempt_id = ? and device_no = ?) k
            where e.n > k.acked and ? <= k.acked + 1
            order by e.n""";

    /** What the log and the answers beside the seal have of a machine. */
    private static final String KNOWN =
            """
            (select n, position, response from answer_event where attempt_id = ? and device_no = ?
            union all select n, position, response from answer_after_seal where attempt_id = ? and device_no = ?) known""";

    private static final String APPEND_AFTER_SEAL =
            """
            insert into answer_after_seal (attempt_id, device_no, n, position, response, client_at)
            select ?, ?, e.n, e.position, e.response, e.client_at
            from unnest(?, ?, ?, ?) as e (n, position, response, client_at)
            cross join (select coalesce(max(n), 0) as acked from %s) k
            where e.n > k.acked and ? <= k.acked + 1
            order by e.n"""
                    .formatted(KNOWN);

    private static final String NEWEST =
            """
            select distinct on (position) position, response from answer_event
            where attempt_id = ? order by position, device_no desc, n desc""";

    private final Statements statements;

    Answers(Statements statements) {
        this.statements = statements;
    }

    /**
     * Appends the answers that are not stored yet, in one statement, to a locked attempt.
     *
     * @param sent in the order of the counter, without gaps
     * @return how many were stored now; fewer than sent if some were stored before, one before the first is missing, or the device is
     *     released
     */
    int append(Attempt attempt, int device, List<SentAnswer> sent, boolean rescued) {
        return statements.execute(
                APPEND,
                rescued,
                attempt.id(),
                device,
                new Array("integer", sent.stream().map(SentAnswer::n).toList()),
                new Array("smallint", sent.stream().map(SentAnswer::position).toList()),
                new Array("text", sent.stream().map(SentAnswer::response).toList()),
                new Array("timestamptz", sent.stream().map(SentAnswer::at).toList()),
                attempt.id(),
                device,
                sent.get(0).n());
    }

    /** Keeps answers that are not stored yet beside the seal of a locked attempt, like {@link #append}. */
    int appendAfterSeal(Attempt attempt, int device, List<SentAnswer> sent) {
        return statements.execute(
                APPEND_AFTER_SEAL,
                attempt.id(),
                device,
                new Array("integer", sent.stream().map(SentAnswer::n).toList()),
                new Array("smallint", sent.stream().map(SentAnswer::position).toList()),
                new Array("text", sent.stream().map(SentAnswer::response).toList()),
                new Array("timestamptz", sent.stream().map(SentAnswer::at).toList()),
                attempt.id(),
                device,
                attempt.id(),
                device,
                sent.get(0).n());
    }

    /**
     * Requires that answers can be appended, before anything is stored.
     *
     * @throws io.skillcert.http.problem.ProblemException 400 naming each wrong field
     */
    static void check(Attempt attempt, List<SentAnswer> sent) {
        var violations = new Violations();
        for (int i = 0; i < sent.size(); i++) {
            violations.addIf(
                    sent.get(i).n() != sent.get(0).n() + i,
                    "events[" + i + "].n",
                    "does not follow the number before it");
            violations.addIf(
                    sent.get(i).position() > attempt.positions(),
                    "events[" + i + "].position",
                    "is not a position of the paper, which has {0}",
                    attempt.positions());
        }
        violations.throwIfAny();
        if (attempt.events() + sent.size() > SittingParameters.MAX_EVENTS) {
            throw ExamProblem.TOO_MANY_ANSWERS.exception(SittingParameters.MAX_EVENTS);
        }
    }

    /**
     * Requires that answers which are sent again are those that are stored under their numbers.
     *
     * @throws io.skillcert.http.problem.ProblemException 409 if a number was used for another answer
     */
    void requireSame(Attempt attempt, int device, List<SentAnswer> sent) {
        var stored = statements
                .query(
                        "select n, position, response from " + KNOWN + " where n between ? and ?",
                        row -> Map.entry(row.getInt("n"), row.getInt("position") + row.getString("response")),
                        attempt.id(),
                        device,
                        attempt.id(),
                        device,
                        sent.get(0).n(),
                        sent.get(sent.size() - 1).n())
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        for (var event : sent) {
            if (!(event.position() + event.response()).equals(stored.get(event.n()))) {
                throw ExamProblem.ANSWER_NUMBER_REUSED.exception(event.n());
            }
        }
    }

    /** The highest counter of a device that is stored. */
    int acknowledged(UUID attempt, int device) {
        return statements
                .first(
                        "select coalesce(max(n), 0) from answer_event where attempt_id = ? and device_no = ?",
                        row -> row.getInt(1),
                        attempt,
                        device)
                .orElseThrow();
    }

    /** The highest counter of a device that is stored in the log or beside the seal. */
    int known(UUID attempt, int device) {
        return statements
                .first(
                        "select coalesce(max(n), 0) from " + KNOWN,
                        row -> row.getInt(1),
                        attempt,
                        device,
                        attempt,
                        device)
                .orElseThrow();
    }

    /** The answers that machines have written into files which were uploaded after the seal. */
    List<LaterAnswer> afterSeal(UUID attempt) {
        return statements.query(
                "select * from answer_after_seal where attempt_id = ? order by device_no, n",
                LaterAnswer::read,
                attempt);
    }

    /** The newest answer to each position, as JSON, whether it counts or not. */
    SortedMap<Integer, String> newest(UUID attempt) {
        var answers = new TreeMap<Integer, String>();
        statements
                .query(NEWEST, row -> Map.entry(row.getInt("position"), row.getString("response")), attempt)
                .forEach(answer -> answers.put(answer.getKey(), answer.getValue()));
        return answers;
    }

    /** The whole log of an attempt. */
    List<AnswerEvent> events(UUID attempt) {
        return statements.query(
                "select * from answer_event where attempt_id = ? order by seq", AnswerEvent::read, attempt);
    }

    /** Whether the answers are erased, because their period of retention is over. */
    boolean areErased(UUID attempt) {
        return statements
                .first("select 1 from erased_answers where attempt_id = ?", row -> true, attempt)
                .isPresent();
    }
}
