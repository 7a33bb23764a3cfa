package io.skillcert.system.faults;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What clients were told: the one side of the comparison. */
final class AcknowledgedWrites {

    /** Of whoever was registered, by id, whether it was confirmed too. */
    final Map<String, Boolean> registrations = new ConcurrentHashMap<>();

    /** Whoever takes the exam, by registration, and whether they pass. */
    final Map<String, Boolean> candidates = new ConcurrentHashMap<>();

    /** {@code registration subject marker}, and the points. */
    final Map<String, String> scores = new ConcurrentHashMap<>();

    /** By number, of whose registration. */
    final Map<String, String> certificates = new ConcurrentHashMap<>();

    /** By id, the last status. */
    final Map<String, String> claims = new ConcurrentHashMap<>();

    /** Batches of payments, by id. */
    final Set<String> batches = ConcurrentHashMap.newKeySet();

    /** What the bank has paid, by payment. */
    final Map<String, BigDecimal> paid = new ConcurrentHashMap<>();

    /** What the bank would not pay. */
    final Set<String> returned = ConcurrentHashMap.newKeySet();

    /** Where passers-by try to register; null: there are none. */
    volatile String passingBatch;

    /** By the registration's id. */
    final Passed passersRegistered = new Passed();

    /** By the award's reference. */
    final Passed awardsPassed = new Passed();

    /** What passers-by were told, who never ask again. */
    static final class Passed {

        /** What was done, by its key. */
        final Set<String> done = ConcurrentHashMap.newKeySet();

        /** Turned away before anything was done. */
        final LongAdder refused = new LongAdder();

        /** Without an answer, or with one that leaves it open. */
        final LongAdder inDoubt = new LongAdder();

        @Override
        public String toString() {
            return "%d done, %d refused, %d in doubt".formatted(done.size(), refused.sum(), inDoubt.sum());
        }
    }
}
