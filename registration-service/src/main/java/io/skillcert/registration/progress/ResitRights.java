package io.skillcert.registration.progress;

import java.util.List;
import java.util.UUID;

/** Adapts resits when the result that they are based on is corrected. The resit feature implements it. */
public interface ResitRights {

    /** @param subjects the subjects that may be sat again now; empty if there is no right to a resit any more */
    void corrected(UUID registrationId, List<String> subjects);
}
