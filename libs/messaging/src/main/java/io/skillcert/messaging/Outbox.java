package io.skillcert.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.skillcert.database.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.hibernate.Session;

/** The transactional outbox: an event is inserted in the transaction that changes the aggregate, so both happen or neither. */
@ApplicationScoped
public class Outbox {

    private static final String APPENDED = "skillcert.outbox.appended";

    private final Session session;
    private final DataSource database;
    private final ObjectMapper json;
    private final MessagingConfig config;
    private final RelayWorker relay;
    private final TransactionSynchronizationRegistry transaction;

    Outbox(
            Session session,
            DataSource database,
            ObjectMapper json,
            MessagingConfig config,
            RelayWorker relay,
            TransactionSynchronizationRegistry transaction) {
        this.session = session;
        this.database = database;
        this.json = json;
        this.config = config;
        this.relay = relay;
        this.transaction = transaction;
    }

    /**
     * An event, or a record of another topic of the service.
     *
     * @param stream the topic's name after that of the service, such as {@code events}
     * @param key the person, whose events keep their order; in a topic that is not about persons, what it is about
     * @param content a record of event-contracts; null sends a tombstone, which removes the key from a compacted topic
     * @see #append
     */
    public record Event(String stream, String type, UUID key, Object content) {

        public Event(String type, UUID personId, Object content) {
            this(Topics.EVENTS, type, personId, content);
        }
    }

    /**
     * Flushes the changes made so far and appends an event; if the database refuses a change, no event is left. The event
     * is written, with its sequence, at the end of the transaction.
     *
     * @param type the event's published type
     * @param personId the key: all events of a person keep their order
     * @param event a record of event-contracts
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void append(String type, UUID personId, Object event) {
        append(new Event(type, personId, event));
    }

    /** @see #append(String, UUID, Object) */
    @Transactional(Transactional.TxType.MANDATORY)
    public void append(Event event) {
        appendAll(List.of(event));
    }

    /** Appends the events of a batch in their order, with one flush. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void appendAll(List<Event> events) {
        session.flush();
        var rows = rows(events);
        if (transaction.getResource(APPENDED) instanceof Appended appended) {
            appended.rows.addAll(rows);
        } else {
            var appended = new Appended(rows);
            transaction.putResource(APPENDED, appended);
            transaction.registerInterposedSynchronization(appended);
        }
    }

    private List<OutboxTable.NewRow> rows(List<Event> events) {
        return events.stream()
                .map(event -> new OutboxTable.NewRow(
                        Ids.next(),
                        event.stream(),
                        event.key().toString(),
                        event.type(),
                        event.content() == null ? null : write(event.content()),
                        null,
                        EventSpans.traceparent(event.key()).orElse(null)))
                .toList();
    }

    private String write(Object event) {
        try {
            return json.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event can't be written as JSON", e);
        }
    }

    /**
     * The events of a transaction. They are written just before the commit: the rows with the sequences of their keys are
     * locked last and for the commit alone, so that these locks can be part of no deadlock.
     */
    private final class Appended implements Synchronization {

        private final List<OutboxTable.NewRow> rows;

        Appended(List<OutboxTable.NewRow> rows) {
            this.rows = new ArrayList<>(rows);
        }

        @Override
        public void beforeCompletion() {
            session.flush();
            // Not by the session, which has released its connection if it was flushed for the commit already.
            try (var connection = database.getConnection()) {
                OutboxTable.insert(connection, config.source(), rows);
            } catch (SQLException e) {
                throw new PersistenceException("the events of the transaction can't be written", e);
            }
        }

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                relay.wake();
            }
        }
    }
}
