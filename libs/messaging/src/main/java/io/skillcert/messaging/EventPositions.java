package io.skillcert.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The last event of each key that a consumer has handled. */
@ApplicationScoped
class EventPositions {

    private static final String LOCK =
            """
            select event_key, epoch, sequence from event_position
            where consumer = :consumer and event_key = any(cast(:keys as text[])) order by event_key for update
            """;

    private static final String STORE =
            """
            insert into event_position (consumer, event_key, epoch, sequence)
            select :consumer, * from unnest(cast(:keys as text[]), cast(:epochs as bigint[]), cast(:sequences as bigint[]))
            on conflict (consumer, event_key) do update set epoch = excluded.epoch, sequence = excluded.sequence
            where (event_position.epoch, event_position.sequence) < (excluded.epoch, excluded.sequence)
            """;

    private final EntityManager database;

    EventPositions(EntityManager database) {
        this.database = database;
    }

    /** The place of an event among those of its key. */
    record Position(String key, long epoch, long sequence) {

        static Position first(String key) {
            return new Position(key, 0, 0);
        }

        /** Whether an event at the other place was handled or has been overtaken. */
        boolean covers(long otherEpoch, long otherSequence) {
            return otherEpoch < epoch || otherEpoch == epoch && otherSequence <= sequence;
        }

        /** Whether events are missing before the other place. After a restore a producer continues an earlier sequence. */
        boolean hasGapBefore(long otherEpoch, long otherSequence) {
            return !covers(otherEpoch, otherSequence) && otherSequence > sequence + 1;
        }
    }

    /** Locks and returns the positions of keys; a key without events has none. */
    @Transactional(Transactional.TxType.MANDATORY)
    Map<String, Position> lock(String consumer, Collection<String> keys) {
        List<?> rows = database.createNativeQuery(LOCK)
                .setParameter("consumer", consumer)
                .setParameter("keys", keys.toArray(String[]::new))
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new Position((String) row[0], ((Number) row[1]).longValue(), ((Number) row[2]).longValue()))
                .collect(Collectors.toMap(Position::key, Function.identity()));
    }

    /** Stores positions; one that another transaction has moved on meanwhile stays. */
    @Transactional(Transactional.TxType.MANDATORY)
    void store(String consumer, Collection<Position> positions) {
        if (positions.isEmpty()) {
            return;
        }
        var inOrder =
                positions.stream().sorted(Comparator.comparing(Position::key)).toList();
        database.createNativeQuery(STORE)
                .setParameter("consumer", consumer)
                .setParameter("keys", inOrder.stream().map(Position::key).toArray(String[]::new))
                .setParameter("epochs", inOrder.stream().map(Position::epoch).toArray(Long[]::new))
                .setParameter(
                        "sequences", inOrder.stream().map(Position::sequence).toArray(Long[]::new))
                .executeUpdate();
    }
}
