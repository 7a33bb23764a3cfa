package io.skillcert.delivery.feed;

import io.skillcert.delivery.LoggedEvent;
import io.skillcert.http.problem.ProblemException;
import io.skillcert.http.problem.Violations;
import java.util.regex.Pattern;

/**
 * How far a caller has read the feed.
 *
 * @param position of the last event that was read; 0 at the beginning
 * @param epoch of that event, or of the next one if there is none: a restored database has lost events of the epoch before
 */
public record Cursor(long position, long epoch) {

    private static final Pattern TEXT = Pattern.compile("(\\d{1,18})-(\\d{1,18})");

    static Cursor at(LoggedEvent event) {
        return new Cursor(event.position(), event.epoch());
    }

    /** @throws ProblemException 400 naming the parameter if the text is not a cursor */
    public static Cursor parse(String text) {
        var found = TEXT.matcher(text);
        if (!found.matches()) {
            throw Violations.single("after", "is not a cursor: send the value of next in the answer before");
        }
        return new Cursor(Long.parseLong(found.group(1)), Long.parseLong(found.group(2)));
    }

    @Override
    public String toString() {
        return position + "-" + epoch;
    }
}
