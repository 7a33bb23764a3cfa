package io.skillcert.delivery.feed;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.skillcert.delivery.DeliveryProblem;
import io.skillcert.delivery.EventLog;
import io.skillcert.delivery.LoggedEvent;
import io.skillcert.delivery.ShownEvents;
import io.skillcert.delivery.ThinEvent;
import io.skillcert.delivery.Viewer;
import io.skillcert.http.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the events that a caller may see, in the order of the event log. */
@ApplicationScoped
public class ReadFeed {

    /** How far back the feed goes. */
    public static final int DAYS = 90;

    /** The most events of the log that one request reads to find those that its caller may see. */
    private static final int MAX_READ = 10_000;

    /** The events that are read and checked together. */
    private static final int BATCH_SIZE = 1_000;

    private final EventLog log;
    private final ShownEvents shown;

    ReadFeed(EventLog log, ShownEvents shown) {
        this.log = log;
        this.shown = shown;
    }

    /**
     * What is asked for.
     *
     * @param types the types of events; empty for all
     */
    public record Query(Viewer viewer, Set<String> types, int limit) {}

    /**
     * A part of the feed.
     *
     * @param next what to send as {@code after} to read on, also if there are no items now
     * @param isAtEnd whether all events of the log were read
     */
    public record FeedPage(List<ThinEvent> items, String next, @JsonIgnore boolean isAtEnd) {}

    /**
     * Reads on after a cursor.
     *
     * @param after empty for the beginning of the last {@value #DAYS} days
     * @throws ProblemException 400 for an unknown type, 410 if events after the cursor are not in the feed any more
     */
    @Transactional
    public FeedPage read(Query query, Optional<Cursor> after) {
        shown.requireKnown(query.types(), "types");
        var head = log.head();
        after.ifPresent(cursor -> requireCurrent(cursor, head));
        var last = after.orElseGet(() -> new Cursor(log.firstOfDays(DAYS) - 1, 0));
        var stop = Math.min(head, last.position() + MAX_READ);
        var found = new ArrayList<LoggedEvent>();
        for (long from = last.position() + 1; from <= stop && found.size() < query.limit(); from += BATCH_SIZE) {
            var to = Math.min(stop, from + BATCH_SIZE - 1);
            found.addAll(shown.visible(query.viewer(), log.between(from, to, query.types(), BATCH_SIZE)));
        }
        if (found.size() >= query.limit()) {
            var items = found.subList(0, query.limit());
            return page(items, Cursor.at(items.get(items.size() - 1)), head);
        }
        return page(found, cursorAt(stop, last), head);
    }

    private FeedPage page(List<LoggedEvent> items, Cursor next, long head) {
        return new FeedPage(items.stream().map(shown::show).toList(), next.toString(), next.position() >= head);
    }

    private Cursor cursorAt(long position, Cursor last) {
        return position == last.position() && last.epoch() > 0 ? last : new Cursor(position, log.epochAt(position));
    }

    /** A position that was given to an event before a restore has no event now, and the next event is of another epoch. */
    private void requireCurrent(Cursor cursor, long head) {
        var next = log.following(cursor.position(), DAYS);
        if (next.filter(event -> !event.isYoung()).isPresent()) {
            throw DeliveryProblem.CURSOR_EXPIRED.exception(DAYS);
        }
        if (cursor.position() > head || cursor.epoch() > 0 && cursor.epoch() != log.epochAt(cursor.position())) {
            throw DeliveryProblem.CURSOR_OF_ANOTHER_LOG.exception();
        }
    }
}
