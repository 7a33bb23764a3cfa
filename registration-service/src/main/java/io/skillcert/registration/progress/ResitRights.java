package io.skillcert.registration.progress;

import java.util.List;
import java.util.UUID;

/** What becomes of a resit when the result it rests on is corrected: kept by the feature that registers resits. */
public interface ResitRights {

    /** @param subjects what may be sat again now; none: there is no right any more */
    void corrected(UUID registrationId, List<String> subjects);
}
