package io.skillcert.exam.seating.policy;

import io.skillcert.exam.result.policy.Subject;
import java.util.List;
import java.util.Optional;

/**
 * What a candidate still needs: those with one need are alike to the arrangement.
 *
 * @param open the subjects without a seat
 * @param busy when the candidate sits what is arranged already
 */
record Need(List<Subject> open, Optional<String> site, boolean accessible, int extraMinutes, List<Span> busy) {

    /** Time that a candidate needs undisturbed. @param to exclusive */
    record Span(long from, long to) {
        boolean overlaps(Span other) {
            return from < other.to && other.from < to;
        }
    }

    Need {
        open = List.copyOf(open);
        busy = List.copyOf(busy);
    }

    boolean allows(Block block) {
        return isMetBy(block.site(), block.accessible(), block.minutes(), block.available())
                && isFree(span(block), busy);
    }

    boolean isMetBy(String roomSite, boolean roomAccessible, int minutes, int available) {
        return (site.isEmpty() || site.get().equals(roomSite))
                && (!accessible || roomAccessible)
                && minutes + extraMinutes <= available;
    }

    Span span(Block block) {
        return new Span(block.startsAt(), block.startsAt() + block.minutes() + extraMinutes + block.pause());
    }

    static boolean isFree(Span span, List<Span> taken) {
        return taken.stream().noneMatch(span::overlaps);
    }
}
