package io.skillcert.registration.progress;

import java.util.UUID;

/** Follows a result that exam-service has published of a registration which had ended here. The emergency feature implements it. */
public interface EndedRegistrations {

    /** Called when the result of a registration is published, with the registration's exam progress locked. */
    void published(UUID registrationId);
}
