package io.skillcert.system.faults;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Records every write that a service has acknowledged to a client. The databases and topics must agree with it. */
final class AcknowledgedWrites {

    /** Maps the id of each registration to whether it was confirmed. */
    final Map<String, Boolean> registrations = new ConcurrentHashMap<>();

    /** Maps the registration of each candidate of an exam to whether they pass. */
    final Map<String, Boolean> candidates = new ConcurrentHashMap<>();

    /** Maps {@code registration subject marker} to the score. */
    final Map<String, String> scores = new ConcurrentHashMap<>();

    /** Maps the number of each certificate to its registration. */
    final Map<String, String> certificates = new ConcurrentHashMap<>();

    /** Maps the id of each claim to its last status. */
    final Map<String, String> claims = new ConcurrentHashMap<>();

    /** The ids of the payment batches. */
    final Set<String> batches = ConcurrentHashMap.newKeySet();

    /** Maps each payment that the bank has made to its amount. */
    final Map<String, BigDecimal> paid = new ConcurrentHashMap<>();

    /** The payments that the bank has returned. */
    final Set<String> returned = ConcurrentHashMap.newKeySet();

    /** The person whose events were parked on purpose; null if there is none. */
    volatile String parkedPerson;

    /** The exam batch of the open-loop registrations; null if there is none. */
    volatile String openLoopBatch;

    /** Keyed by the id of the registration. */
    final OpenLoopResults openLoopRegistrations = new OpenLoopResults();

    /** Keyed by the reference of the award. */
    final OpenLoopResults openLoopAwards = new OpenLoopResults();

    /** The outcome of requests that are sent once and never repeated. */
    static final class OpenLoopResults {

        /** The keys of the writes that were acknowledged. */
        final Set<String> acknowledged = ConcurrentHashMap.newKeySet();

        /** Requests that were refused before they had any effect. */
        final LongAdder refused = new LongAdder();

        /** Requests without an answer, or with one that leaves the outcome open. */
        final LongAdder unknown = new LongAdder();

        /** Statuses that no fault excuses, such as 400 and 500. */
        final Set<Integer> unexpected = ConcurrentHashMap.newKeySet();

        /** Whether a tenth of the requests were acknowledged: half of the replicas are away for long, and the database for a while. */
        boolean areEnough() {
            return 10L * acknowledged.size() >= acknowledged.size() + refused.sum() + unknown.sum();
        }

        @Override
        public String toString() {
            return "%d acknowledged, %d refused, %d unknown, unexpected statuses %s"
                    .formatted(acknowledged.size(), refused.sum(), unknown.sum(), unexpected);
        }
    }
}
