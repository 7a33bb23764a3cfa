package io.skillcert.exam.attendance;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The check-ins of all sessions. */
@ApplicationScoped
class CheckIns implements PanacheRepositoryBase<CheckIn, CheckIn.Key> {

    /** The registrations of everybody who was checked in to a session. */
    Set<UUID> registrationsOf(UUID sessionId) {
        return stream("key.sessionId", sessionId).map(CheckIn::registrationId).collect(Collectors.toSet());
    }

    /** The check-ins of some registrations, in all sessions. */
    Set<CheckIn.Key> keysOf(List<UUID> registrations) {
        return stream("any_of(key.registrationId, ?1)", (Object) registrations.toArray(UUID[]::new))
                .map(CheckIn::key)
                .collect(Collectors.toSet());
    }
}
