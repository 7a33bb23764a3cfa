package io.skillcert.registration.application;

import io.skillcert.registration.document.DocumentHolders;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Registrations as holders of documents: documents can change until the registration is approved or ends. */
@ApplicationScoped
class RegistrationHolders implements DocumentHolders {

    private static final Set<RegistrationStatus> OPEN =
            Set.of(RegistrationStatus.UNDER_REVIEW, RegistrationStatus.RETURNED);

    private final Registrations registrations;

    RegistrationHolders(Registrations registrations) {
        this.registrations = registrations;
    }

    @Override
    public Optional<Holder> lock(UUID id) {
        return registrations
                .findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .map(this::holder);
    }

    @Override
    public Optional<Holder> find(UUID id) {
        return registrations.findByIdOptional(id).map(this::holder);
    }

    private Holder holder(Registration registration) {
        return new Holder(
                registration.id(),
                registration.registeredBy(),
                OPEN.contains(registration.status()),
                registrations.idsOf(registration.personId(), registration.registeredBy()));
    }
}
