package io.skillcert.exam.seating.policy;

import java.util.List;

/**
 * What came of arranging a batch.
 *
 * @param places the new ones; empty if anybody is left without
 * @param shortages why; empty if everybody has a seat
 */
public record Arrangement(List<Place> places, List<Shortage> shortages) {

    public boolean isComplete() {
        return shortages.isEmpty();
    }
}
