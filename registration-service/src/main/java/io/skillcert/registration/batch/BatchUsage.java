package io.skillcert.registration.batch;

import java.util.UUID;

/** Tells whether a batch has registrations. Implemented by the feature that stores them. */
public interface BatchUsage {

    boolean hasRegistrations(UUID batchId);
}
