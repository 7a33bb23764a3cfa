package io.skillcert.messaging;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.database.Ids;
import io.skillcert.http.paging.PageRequest;
import io.skillcert.http.problem.HttpProblem;
import io.skillcert.messaging.ParkedEvent.Cause;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The parked events of all consumers of the service. */
@ApplicationScoped
public class ParkedEvents implements PanacheRepositoryBase<ParkedEvent, UUID> {

    private static final int STACK_LENGTH = 8_000;
    private static final int MESSAGE_LENGTH = 1_000;
    private static final String IN_ORDER = " order by epoch, sequence nulls first, id";

    private final Inbox inbox;

    ParkedEvents(Inbox inbox) {
        this.inbox = inbox;
    }

    /** The parked events that have not ended, oldest first. */
    public List<ParkedEvent> open(PageRequest page) {
        return find("endedAt is null and id > ?1 order by id", page.after())
                .page(0, page.fetchSize())
                .list();
    }

    /** @throws io.skillcert.http.problem.ProblemException 404 if there is none */
    public ParkedEvent findOrThrow(UUID id) {
        return findByIdOptional(id).orElseThrow(HttpProblem.NOT_FOUND::exception);
    }

    /** The keys, by consumer, whose first parked event may go on by itself once those before it are handled. */
    @Transactional
    List<Object[]> waitingKeys(int limit) {
        return getSession()
                .createNativeQuery(
                        """
                        select consumer, event_key from (
                          select distinct on (consumer, event_key) consumer, event_key, cause from parked_event
                          where ended_at is null and cause <> 'FORGED' order by consumer, event_key, epoch, sequence nulls first, id) first
                        where cause in ('GAP', 'BEHIND') limit :limit""",
                        Object[].class)
                .setParameter("limit", limit)
                .getResultList();
    }

    /** The keys, of those given, that have parked events which are not forged; the set can be added to. */
    Set<String> keysOf(String consumer, Collection<String> keys) {
        var found = getSession()
                .createNativeQuery(
                        "select distinct event_key from parked_event where ended_at is null and cause <> 'FORGED'"
                                + " and consumer = :consumer and event_key = any(cast(:keys as text[]))",
                        String.class)
                .setParameter("consumer", consumer)
                .setParameter("keys", keys.toArray(String[]::new))
                .getResultList();
        return new HashSet<>(found);
    }

    void park(String consumer, CloudEvent event, Cause cause, String message) {
        persist(new ParkedEvent(Ids.next(), consumer, event, cause, message, null, 0));
    }

    /** Parks an event whose transaction was rolled back, unless another replica has handled or parked it meanwhile. */
    @Transactional(Transactional.TxType.MANDATORY)
    void parkFailed(String consumer, CloudEvent event, Throwable failure, int attempts) {
        if (!inbox.add(consumer, Set.of(event.id())).isEmpty()) {
            var cause = failure instanceof UnreadableEventException ? Cause.UNREADABLE : Cause.FAILED;
            persist(new ParkedEvent(
                    Ids.next(), consumer, event, cause, messageOf(failure), stackOf(failure), attempts));
        }
    }

    /** Locks and returns the first parked event of a key. */
    Optional<ParkedEvent> lockFirst(String consumer, String key) {
        return find(
                        "consumer = ?1 and eventKey = ?2 and endedAt is null and cause <> ?3" + IN_ORDER,
                        consumer,
                        key,
                        Cause.FORGED)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .page(0, 1)
                .firstResultOptional();
    }

    static String messageOf(Throwable failure) {
        return shortened(failure.toString(), MESSAGE_LENGTH);
    }

    static String stackOf(Throwable failure) {
        var text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return shortened(text.toString(), STACK_LENGTH);
    }

    private static String shortened(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
