package io.skillcert.system.faults;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What clients were told: the one side of the comparison. */
final class Told {

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

    /** Those of them who were registered, by id. */
    final Set<String> passing = ConcurrentHashMap.newKeySet();

    /** Who was turned away before anything was done. */
    final LongAdder passingRefused = new LongAdder();

    /** Who had no answer, or one that leaves it open. */
    final LongAdder passingUnknown = new LongAdder();
}
