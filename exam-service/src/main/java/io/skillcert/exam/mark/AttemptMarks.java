package io.skillcert.exam.mark;

import static io.skillcert.database.Statements.instant;
import static io.skillcert.database.Statements.uuid;

import io.skillcert.assessment.marking.Mark;
import io.skillcert.assessment.marking.Marking;
import io.skillcert.assessment.marking.MarkingRule;
import io.skillcert.database.Statements;
import io.skillcert.database.Statements.Array;
import io.skillcert.exam.mark.MarkedAttempt.ItemMark;
import io.skillcert.exam.seating.Seat;
import io.skillcert.http.json.Json;
import io.skillcert.policy.exam.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** The markings of attempts: each is kept, the one with the highest number counts. */
@ApplicationScoped
public class AttemptMarks {

    private static final String ADD =
            """
            with marked as (
              insert into attempt_mark (attempt_id, no, engine, policy, awarded, maximum, score, marked_at)
              select ?, coalesce(max(no), 0) + 1, ?, ?, ?, ?, ?, ? from attempt_mark where attempt_id = ?
              returning attempt_id, no)
            insert into item_mark
            select m.attempt_id, m.no, i.* from marked m cross join unnest(?, ?, ?, ?, ?, ?, ?, ?) i""";

    private static final String LATEST =
            """
            select m.*, a.registration_id, a.subject, a.paper_id, s.receipt from attempt_mark m
            join attempt a on a.id = m.attempt_id join attempt_seal s on s.attempt_id = m.attempt_id
            where not exists (select from attempt_mark n where n.attempt_id = m.attempt_id and n.no > m.no) and %s
            order by m.marked_at, m.attempt_id""";

    private final Statements statements;
    private final Json json;

    AttemptMarks(Statements statements, Json json) {
        this.statements = statements;
        this.json = json;
    }

    /**
     * The marking of an attempt that counts.
     *
     * @param number 1 for the first marking of the attempt
     * @param engine the algorithm that has marked
     * @param policy the version of the rules of marking
     * @param receipt of the sealed attempt
     */
    public record Header(
            UUID attempt,
            Seat.Key seat,
            UUID paper,
            int number,
            String engine,
            String policy,
            BigDecimal awarded,
            BigDecimal maximum,
            BigDecimal score,
            Instant markedAt,
            String receipt) {}

    /** Adds a marking. */
    void add(UUID attempt, MarkedAttempt marked, String policy, Instant now) {
        statements.execute(
                ADD,
                attempt,
                Marking.ENGINE,
                policy,
                marked.awarded(),
                marked.maximum(),
                marked.score(),
                now,
                attempt,
                array(marked, "smallint", ItemMark::position),
                array(marked, "uuid", ItemMark::version),
                array(marked, "integer", ItemMark::keyNumber),
                array(marked, "text", ItemMark::response),
                array(marked, "numeric", item -> item.mark().awarded()),
                array(marked, "numeric", item -> item.mark().maximum()),
                array(marked, "text", item -> item.mark().rule().code()),
                array(marked, "text", item -> measures(item.mark())));
    }

    private static Array array(MarkedAttempt marked, String type, Function<ItemMark, Object> value) {
        return new Array(type, marked.marks().stream().map(value).toList());
    }

    private String measures(Mark mark) {
        return mark.measures().isEmpty() ? null : json.write(mark.measures());
    }

    /** The markings that count of a registration's attempts, the oldest first, without those in cancelled sessions. */
    public List<Header> ofRegistration(UUID registration) {
        return latest(
                "a.registration_id = ? and exists (select from exam_session e where e.id = a.session_id and e.cancelled_at is null)",
                registration);
    }

    /** The marking that counts of an attempt; empty if it is not marked yet. */
    public Optional<Header> find(UUID attempt) {
        return latest("a.id = ?", attempt).stream().findFirst();
    }

    private List<Header> latest(String condition, UUID value) {
        return statements.query(
                LATEST.formatted(condition),
                row -> new Header(
                        uuid(row, "attempt_id"),
                        new Seat.Key(uuid(row, "registration_id"), Subject.valueOf(row.getString("subject"))),
                        uuid(row, "paper_id"),
                        row.getInt("no"),
                        row.getString("engine"),
                        row.getString("policy"),
                        row.getBigDecimal("awarded"),
                        row.getBigDecimal("maximum"),
                        row.getBigDecimal("score"),
                        instant(row, "marked_at"),
                        row.getString("receipt")),
                value);
    }

    /** The points of a marking, in the order of the paper. */
    public MarkedAttempt marks(Header header) {
        return new MarkedAttempt(statements.query(
                "select * from item_mark where attempt_id = ? and no = ? order by position",
                row -> new ItemMark(
                        row.getInt("position"),
                        uuid(row, "version_id"),
                        row.getInt("key_number"),
                        row.getString("response"),
                        new Mark(
                                row.getBigDecimal("awarded"),
                                row.getBigDecimal("maximum"),
                                MarkingRule.ofCode(row.getString("rule")),
                                row.getString("response") != null,
                                measures(row.getString("measures")))),
                header.attempt(),
                header.number()));
    }

    /** How many sealed attempts of a batch await their marking. */
    public int awaitedOf(UUID batchId) {
        return statements
                .first(
                        """
                        select count(*) from attempt_to_mark q join attempt a on a.id = q.attempt_id
                        join exam_session s on s.id = a.session_id where s.batch_id = ?""",
                        row -> row.getInt(1),
                        batchId)
                .orElseThrow();
    }

    /** The points that a candidate got of those of a vocational function. */
    public record FunctionPoints(String function, BigDecimal awarded, BigDecimal maximum) {}

    /** The points of a marking by function, in the order of the paper. */
    public List<FunctionPoints> byFunction(Header header) {
        return statements.query(
                """
                select i.function, sum(m.awarded) as awarded, sum(m.maximum) as maximum from item_mark m
                join item_version v on v.id = m.version_id join item i on i.id = v.item_id
                where m.attempt_id = ? and m.no = ? group by i.function order by min(m.position)""",
                row -> new FunctionPoints(
                        row.getString("function"), row.getBigDecimal("awarded"), row.getBigDecimal("maximum")),
                header.attempt(),
                header.number());
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> measures(String stored) {
        return stored == null ? Map.of() : json.read(stored, LinkedHashMap.class);
    }
}
