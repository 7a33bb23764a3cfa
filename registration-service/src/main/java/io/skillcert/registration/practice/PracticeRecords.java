package io.skillcert.registration.practice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** The answers of accounts and the boxes in which their items lie. */
@ApplicationScoped
class PracticeRecords {

    private final EntityManager database;

    PracticeRecords(EntityManager database) {
        this.database = database;
    }

    /** @param correct null until a mock exam is submitted */
    record Answer(UUID set, int position, String account, PracticeItem item, String response, Boolean correct) {}

    /** Where an item lies in the repetition of an account. */
    record Box(String item, String function, LocalDate dueOn, boolean lastRight) {}

    /** @return false if the position has been answered */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean add(Answer answer, Instant now) {
        return insert(answer, now, "nothing") == 1;
    }

    /** Replaces an earlier answer. */
    @Transactional(Transactional.TxType.MANDATORY)
    void put(Answer answer, Instant now) {
        insert(answer, now, "update set response = excluded.response, answered_at = excluded.answered_at");
    }

    private int insert(Answer answer, Instant now, String otherwise) {
        return database.createNativeQuery(
                        "insert into practice_answer (set_id, position, account, item, level, function,"
                                + " response, correct, answered_at) values (:set, :position, :account, :item, :level, :function,"
                                + " :response, cast(:correct as boolean), :now) on conflict (set_id, position) do "
                                + otherwise)
                .setParameter("set", answer.set())
                .setParameter("position", (short) answer.position())
                .setParameter("account", answer.account())
                .setParameter("item", answer.item().id())
                .setParameter("level", (short) answer.item().level())
                .setParameter("function", answer.item().function())
                .setParameter("response", answer.response())
                .setParameter(
                        "correct",
                        answer.correct() == null ? null : answer.correct().toString())
                .setParameter("now", now)
                .executeUpdate();
    }

    /** The responses of a set as JSON, by position. */
    Map<Integer, String> responses(UUID set) {
        List<?> rows = database.createNativeQuery(
                        "select position, response from practice_answer where set_id = :set order by position")
                .setParameter("set", set)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .collect(Collectors.toMap(row -> ((Number) row[0]).intValue(), row -> (String) row[1]));
    }

    /** Marks the answers of a submitted mock exam. */
    @Transactional(Transactional.TxType.MANDATORY)
    void mark(UUID set, List<Integer> rightPositions) {
        database.createNativeQuery("update practice_answer set correct = position = any (cast(:right as smallint[]))"
                        + " where set_id = :set")
                .setParameter(
                        "right",
                        rightPositions.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}")))
                .setParameter("set", set)
                .executeUpdate();
    }

    /**
     * Moves the items of answers to their next boxes: one on after a right answer, back to the first after a wrong one.
     *
     * @param position empty for all answers of the set
     * @param days the days until an item is due again, by its box
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void moveBoxes(UUID set, Optional<Integer> position, List<Integer> days, LocalDate today) {
        database.createNativeQuery(
                        """
                        insert into practice_box as b (account, item, level, function, box, due_on, last_right)
                        select account, item, level, function, 1, cast(:today as date) + (cast(:days as int[]))[1], correct
                          from practice_answer
                         where set_id = :set and (position = :position or :position = 0)
                            on conflict (account, item) do update
                           set box = case when excluded.last_right
                                          then least(b.box + 1, cardinality(cast(:days as int[]))) else 1 end,
                               due_on = cast(:today as date) + (cast(:days as int[]))
                                          [case when excluded.last_right
                                                then least(b.box + 1, cardinality(cast(:days as int[]))) else 1 end],
                               last_right = excluded.last_right""")
                .setParameter("set", set)
                .setParameter("position", position.orElse(0))
                .setParameter("days", days.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}")))
                .setParameter("today", today)
                .executeUpdate();
    }

    List<Box> boxes(String account, int level) {
        List<?> rows = database.createNativeQuery("select item, function, due_on, last_right from practice_box"
                        + " where account = :account and level = :level order by due_on, item")
                .setParameter("account", account)
                .setParameter("level", (short) level)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new Box((String) row[0], (String) row[1], day(row[2]), (Boolean) row[3]))
                .toList();
    }

    List<FunctionCount> counts(String account, int level) {
        return counts(
                "account = :account and level = :level and correct is not null",
                Map.of("account", account, "level", (short) level));
    }

    List<FunctionCount> counts(UUID set) {
        return counts("set_id = :set and correct is not null", Map.of("set", set));
    }

    private List<FunctionCount> counts(String condition, Map<String, Object> parameters) {
        var query = database.createNativeQuery("select function, count(*), count(*) filter (where correct)"
                + " from practice_answer where " + condition + " group by function");
        parameters.forEach(query::setParameter);
        List<?> rows = query.getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new FunctionCount((String) row[0], (Long) row[1], (Long) row[2]))
                .toList();
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void erase(String account) {
        for (var table : List.of("practice_answer", "practice_set", "practice_box")) {
            database.createNativeQuery("delete from " + table + " where account = :account")
                    .setParameter("account", account)
                    .executeUpdate();
        }
    }

    private static LocalDate day(Object value) {
        return value instanceof java.sql.Date date ? date.toLocalDate() : (LocalDate) value;
    }
}
