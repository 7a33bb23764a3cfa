package io.skillcert.registration.progress;

import java.util.Collection;
import java.util.UUID;

/** Follows results that exam-service has published of registrations which had ended here. The emergency feature implements it. */
public interface EndedRegistrations {

    /** Called when the results of registrations are published, with the exam progress of the registrations locked. */
    void published(Collection<UUID> registrationIds);
}
