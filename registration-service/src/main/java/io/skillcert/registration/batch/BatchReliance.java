package io.skillcert.registration.batch;

import java.util.UUID;

/** Whether somebody relies on a batch as it was announced: answered by the feature that keeps registrations. */
public interface BatchReliance {

    boolean on(UUID batchId);
}
