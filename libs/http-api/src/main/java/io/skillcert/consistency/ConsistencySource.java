package io.skillcert.consistency;

import java.util.List;

/** What a service has sent to other services or received from them, for the comparison of all services. */
public interface ConsistencySource {

    /**
     * Records that two or more services have.
     *
     * @param name the same in all of them
     * @param query selects one row for each record: {@code batch} (an id, or null where a service does not know it),
     *     {@code day}, and {@code record}, the text that must be the same everywhere; no personal data
     */
    record Measure(String name, String query) {}

    List<Measure> measures();
}
