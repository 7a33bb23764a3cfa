package io.skillcert.messaging;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.database.AdvisoryLock;
import io.skillcert.database.TransientFailures;
import io.skillcert.http.problem.ProblemException;
import io.skillcert.http.security.Caller;
import io.skillcert.http.trace.TraceIds;
import io.skillcert.messaging.EventPositions.Position;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Replays and discards parked events, always the first of its key, and then lets the events go on that waited behind it. */
@ApplicationScoped
public class ReplayParkedEvents {

    private static final Logger LOG = Logger.getLogger(ReplayParkedEvents.class);
    private static final String SUBJECT = "parked-event";

    private final ParkedEvents parked;
    private final EventPositions positions;
    private final EventReaders readers;
    private final HandleEvents handleEvents;
    private final Audit audit;
    private final BusinessClock clock;

    ReplayParkedEvents(
            ParkedEvents parked,
            EventPositions positions,
            EventReaders readers,
            HandleEvents handleEvents,
            Audit audit,
            BusinessClock clock) {
        this.parked = parked;
        this.positions = positions;
        this.readers = readers;
        this.handleEvents = handleEvents;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Handles a parked event again. If it fails again it stays parked, with the new error; if a newer event of its key was
     * handled meanwhile it ends without its effect.
     *
     * @throws io.skillcert.http.problem.ProblemException 409 if it has ended, is forged, is not the first of its key, or waits for
     *     others
     */
    public ParkedEvent replay(UUID id, String operator, String reason) {
        var event = QuarkusTransaction.requiringNew().call(() -> parked.findOrThrow(id));
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                handle(requireNext(lockOpen(id)), operator);
                audit.record("replay-parked-event", SUBJECT, id, reason);
            });
        } catch (RuntimeException e) {
            QuarkusTransaction.requiringNew().run(() -> failed(parked.findOrThrow(id), e));
        }
        goOn(event.consumer(), event.key());
        return QuarkusTransaction.requiringNew().call(() -> parked.findOrThrow(id));
    }

    /** @throws io.skillcert.http.problem.ProblemException 409 if it has ended, or is not the first of its key */
    @Transactional
    public ParkedEvent askToDiscard(UUID id, String operator, String reason) {
        var event = lockOpen(id);
        event.askToDiscard(operator, reason);
        audit.record("ask-to-discard-parked-event", SUBJECT, id, reason);
        return event;
    }

    /**
     * Discards an event that another operator asked to discard: its effect never happens.
     *
     * @throws io.skillcert.http.problem.ProblemException 409 if nobody asked, the same person asked, or it has ended
     */
    public ParkedEvent discard(UUID id, String operator) {
        var event = QuarkusTransaction.requiringNew().call(() -> {
            var open = lockOpen(id);
            var askedBy = open.discardAskedBy().orElseThrow(MessagingProblem.DISCARD_NOT_ASKED::exception);
            if (askedBy.equals(operator)) {
                throw MessagingProblem.DISCARD_BY_TWO_PEOPLE.exception();
            }
            open.discarded(operator, clock.instant());
            moveOn(open);
            audit.record("discard-parked-event", SUBJECT, id, null);
            return open;
        });
        goOn(event.consumer(), event.key());
        return event;
    }

    /**
     * Handles the parked events of a key that only waited, as long as they follow one another.
     *
     * @return the number of events handled
     */
    int goOn(String consumer, String key) {
        int handled = 0;
        try {
            while (QuarkusTransaction.requiringNew().call(() -> handleNext(consumer, key))) {
                handled++;
            }
        } catch (RuntimeException e) {
            QuarkusTransaction.requiringNew().run(() -> {
                lock(consumer, key);
                parked.lockFirst(consumer, key).ifPresent(event -> {
                    report(event, e);
                    failed(event, e);
                });
            });
        }
        return handled;
    }

    private static void report(ParkedEvent event, RuntimeException failure) {
        TraceIds.named(
                event.event().traceparent(),
                () -> LOG.errorf(
                        failure,
                        "The parked event %s of %s that waited can't be handled",
                        event.eventId(),
                        event.consumer()));
    }

    private boolean handleNext(String consumer, String key) {
        lock(consumer, key);
        var next = parked.lockFirst(consumer, key).filter(event -> event.cause().waits() && isNext(event));
        next.ifPresent(event -> handle(event, Caller.SERVICE));
        return next.isPresent();
    }

    /** One person alone must not skip the missing events: they would have no effect if they were sent again. */
    private ParkedEvent requireNext(ParkedEvent event) {
        if (event.cause() == ParkedEvent.Cause.FORGED) {
            throw MessagingProblem.PARKED_EVENT_FORGED.exception();
        }
        if (event.cause().waits() || !isNext(event)) {
            throw MessagingProblem.PARKED_EVENT_WAITS.exception();
        }
        return event;
    }

    private boolean isNext(ParkedEvent event) {
        return event.sequence()
                .map(sequence -> !position(event).hasGapBefore(event.event().epoch(), sequence))
                .orElse(true);
    }

    private boolean isOvertaken(ParkedEvent event) {
        return event.sequence()
                .filter(sequence -> position(event).covers(event.event().epoch(), sequence))
                .isPresent();
    }

    private void handle(ParkedEvent event, String by) {
        if (isOvertaken(event)) {
            handleEvents.countOld();
            event.overtaken(by, clock.instant());
            return;
        }
        handleEvents.handleParked(reader(event), event.event());
        moveOn(event);
        event.replayed(by, clock.instant());
    }

    private void moveOn(ParkedEvent event) {
        event.sequence()
                .ifPresent(sequence -> positions.store(
                        event.consumer(),
                        List.of(new Position(event.key(), event.event().epoch(), sequence))));
    }

    /** @throws RuntimeException the failure itself if it is transient or a refusal: then the event is as it was */
    private static void failed(ParkedEvent event, RuntimeException failure) {
        if (failure instanceof ProblemException || TransientFailures.isTransient(failure)) {
            throw failure;
        }
        event.failed(ParkedEvents.messageOf(failure), ParkedEvents.stackOf(failure));
    }

    private ParkedEvent lockOpen(UUID id) {
        var event = parked.findOrThrow(id);
        lock(event.consumer(), event.key());
        parked.getEntityManager().refresh(event);
        if (event.endedAt().isPresent()) {
            throw MessagingProblem.PARKED_EVENT_ENDED.exception();
        }
        parked.lockFirst(event.consumer(), event.key())
                .filter(first -> !first.id().equals(id) && event.cause() != ParkedEvent.Cause.FORGED)
                .ifPresent(first -> {
                    throw MessagingProblem.PARKED_EVENT_NOT_FIRST.exception(first.id());
                });
        return event;
    }

    private Position position(ParkedEvent event) {
        return positions
                .lock(event.consumer(), Set.of(event.key()))
                .getOrDefault(event.key(), Position.first(event.key()));
    }

    private void lock(String consumer, String key) {
        AdvisoryLock.lock(parked.getEntityManager(), "parked-event:" + consumer + ":" + key);
    }

    private EventReader reader(ParkedEvent event) {
        return readers.find(event.consumer())
                .orElseThrow(() -> new IllegalStateException("there is no consumer " + event.consumer()));
    }
}
