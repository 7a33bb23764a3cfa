package io.skillcert.delivery.changes;

import io.skillcert.http.problem.ProblemException;
import io.skillcert.http.problem.Violations;
import java.util.regex.Pattern;

/**
 * Up to where a caller has read the changes of a list.
 *
 * @param transaction the number of the oldest transaction that was still running
 * @param epoch of the database: a restored one has lost changes
 */
record AsOf(long transaction, long epoch) {

    private static final Pattern TEXT = Pattern.compile("(\\d{1,18})-(\\d{1,18})");

    /** @throws ProblemException 400 naming the parameter if the text has another form */
    static AsOf parse(String text) {
        var found = TEXT.matcher(text);
        if (!found.matches()) {
            throw Violations.single(
                    "changedSince", "is not a value of asOf: send the one in the first page of an earlier answer");
        }
        return new AsOf(Long.parseLong(found.group(1)), Long.parseLong(found.group(2)));
    }

    @Override
    public String toString() {
        return transaction + "-" + epoch;
    }
}
