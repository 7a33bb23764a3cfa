package io.skillcert.exam.seating.policy;

import io.skillcert.policy.exam.Subject;
import java.util.List;
import java.util.Optional;

/**
 * The seats that a candidate still requires. Candidates with the same requirement are interchangeable.
 *
 * @param open the subjects without a seat
 * @param busy the time spans in which the candidate already has a seat
 */
record SeatRequirement(
        List<Subject> open, Optional<String> site, boolean accessible, int extraMinutes, List<Span> busy) {

    /**
     * The time in which a candidate can't sit another subject, in minutes.
     *
     * @param to the end, exclusive
     */
    record Span(long from, long to) {
        boolean overlaps(Span other) {
            return from < other.to && other.from < to;
        }
    }

    SeatRequirement {
        open = List.copyOf(open);
        busy = List.copyOf(busy);
    }

    boolean allows(RoomGroup group) {
        return isMetBy(group.site(), group.accessible(), group.minutes(), group.available())
                && busy.stream().noneMatch(span(group)::overlaps);
    }

    boolean isMetBy(String roomSite, boolean roomAccessible, int minutes, int available) {
        return (site.isEmpty() || site.get().equals(roomSite))
                && (!accessible || roomAccessible)
                && minutes + extraMinutes <= available;
    }

    /** The span that a seat in the room group would take, with the break after it. */
    Span span(RoomGroup group) {
        return new Span(group.startsAt(), group.startsAt() + group.minutes() + extraMinutes + group.breakMinutes());
    }
}
