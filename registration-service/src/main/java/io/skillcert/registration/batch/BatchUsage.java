package io.skillcert.registration.batch;

import java.util.UUID;

/** Tells how far a batch is used. Implemented by the feature that stores them. */
public interface BatchUsage {

    boolean hasRegistrations(UUID batchId);

    /** Whether seats, results or certificates of the batch exist. */
    boolean isExamined(UUID batchId);
}
