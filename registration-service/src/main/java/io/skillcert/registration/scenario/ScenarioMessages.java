package io.skillcert.registration.scenario;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The messages of all dialogues in scenarios. */
@ApplicationScoped
class ScenarioMessages {

    private final EntityManager database;

    ScenarioMessages(EntityManager database) {
        this.database = database;
    }

    /** The messages of a session, in their order. */
    List<ScenarioMessage> of(UUID session) {
        List<?> rows = database.createNativeQuery(
                        "select number, text, answer, sent_at from scenario_message where session_id = :session order by number")
                .setParameter("session", session)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new ScenarioMessage(
                        ((Number) row[0]).intValue(), (String) row[1], (String) row[2], (Instant) row[3]))
                .toList();
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void add(UUID session, int number, String text, Instant now) {
        database.createNativeQuery("insert into scenario_message (session_id, number, text, sent_at)"
                        + " values (:session, :number, :text, :now)")
                .setParameter("session", session)
                .setParameter("number", (short) number)
                .setParameter("text", text)
                .setParameter("now", now)
                .executeUpdate();
    }

    /**
     * Stores the answer to a message that waits for one.
     *
     * @param sentAt when the message was sent: a message that was sent again in its place is another one
     * @return false if there is no such message any more
     */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean answer(UUID session, int number, Instant sentAt, String answer) {
        return database.createNativeQuery("update scenario_message set answer = :answer where session_id = :session"
                                + " and number = :number and sent_at = :sentAt and answer is null")
                        .setParameter("answer", answer)
                        .setParameter("session", session)
                        .setParameter("number", (short) number)
                        .setParameter("sentAt", sentAt)
                        .executeUpdate()
                == 1;
    }

    /** Removes a message that waits for an answer. */
    @Transactional(Transactional.TxType.MANDATORY)
    void withdraw(UUID session, int number, Instant sentAt) {
        database.createNativeQuery("delete from scenario_message where session_id = :session and number = :number"
                        + " and sent_at = :sentAt and answer is null")
                .setParameter("session", session)
                .setParameter("number", (short) number)
                .setParameter("sentAt", sentAt)
                .executeUpdate();
    }
}
