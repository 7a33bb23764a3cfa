package io.skillcert.delivery;

import io.skillcert.http.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Reads the log of the events that the service has sent. Positions rise and become visible in their order, so that who reads
 * on from a position misses nothing. They have gaps only where the database was restored.
 */
@ApplicationScoped
public class EventLog {

    private static final String COLUMNS = "position, epoch, id, event_key, sequence, type, payload, created_at";

    private final EntityManager database;
    private final Json json;

    EventLog(EntityManager database, Json json) {
        this.database = database;
        this.json = json;
    }

    /** The position of the last event; 0 if there is none. */
    public long head() {
        return ((Number) database.createNativeQuery("select position from event_log_head")
                        .getSingleResult())
                .longValue();
    }

    /**
     * Reads the events between two positions, both included, in their order.
     *
     * @param types the types to read; empty for all
     */
    public List<LoggedEvent> between(long first, long last, Collection<String> types, int limit) {
        List<?> rows = database.createNativeQuery("select " + COLUMNS
                        + " from event_log where position between :first and :last"
                        + " and (cardinality(cast(:types as text[])) = 0 or type = any(:types)) order by position")
                .setParameter("first", first)
                .setParameter("last", last)
                .setParameter("types", types.toArray(String[]::new))
                .setMaxResults(limit)
                .getResultList();
        return rows.stream().map(Object[].class::cast).map(this::event).toList();
    }

    /** Reads the event at a position; empty if there is none, or none any more. */
    public Optional<LoggedEvent> at(long position) {
        return between(position, position, List.of(), 1).stream().findFirst();
    }

    /**
     * Finds the first position of the last days.
     *
     * @return one above the last position if no event is so young
     */
    public long firstOfDays(int days) {
        List<?> first = database.createNativeQuery("select position from event_log"
                        + " where logged_at >= now() - make_interval(days => :days) order by position limit 1")
                .setParameter("days", days)
                .getResultList();
        return first.isEmpty() ? head() + 1 : ((Number) first.get(0)).longValue();
    }

    /**
     * The event that follows a position.
     *
     * @param isYoung whether it was logged in the last days
     */
    public record Following(long position, boolean isYoung) {}

    /** Finds the first event after a position; empty if there is none. */
    public Optional<Following> following(long position, int days) {
        List<?> rows = database.createNativeQuery("select position, logged_at >= now() - make_interval(days => :days)"
                        + " from event_log where position > :position order by position limit 1")
                .setParameter("position", position)
                .setParameter("days", days)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new Following(((Number) row[0]).longValue(), (Boolean) row[1]))
                .findFirst();
    }

    /** The epoch of the event at a position or, if there is none, of the next one; 0 in an empty log. */
    public long epochAt(long position) {
        return ((Number) database.createNativeQuery(
                                """
                                select coalesce(
                                    (select epoch from event_log where position >= :position order by position limit 1),
                                    (select max(epoch) from event_epoch), 0)""")
                        .setParameter("position", position)
                        .getSingleResult())
                .longValue();
    }

    private LoggedEvent event(Object[] row) {
        return new LoggedEvent(
                ((Number) row[0]).longValue(),
                ((Number) row[1]).longValue(),
                (UUID) row[2],
                UUID.fromString((String) row[3]),
                ((Number) row[4]).longValue(),
                (String) row[5],
                json.tree((String) row[6]),
                (Instant) row[7]);
    }
}
