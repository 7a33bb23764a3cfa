package io.skillcert.exam.seating.policy;

import java.util.List;

/**
 * The result of arranging the seats of a batch.
 *
 * @param seats the new seats; empty if a candidate is left without a seat
 * @param shortages the reasons why; empty if everybody has a seat
 */
public record Arrangement(List<AssignedSeat> seats, List<Shortage> shortages) {

    public boolean isComplete() {
        return shortages.isEmpty();
    }
}
