package io.skillcert.registration.application;

import io.skillcert.registration.RegistrationProblem;
import io.skillcert.registration.account.HoldersOfRegistrations;
import io.skillcert.registration.person.Person;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Connects registrations with the accounts that are bound to their persons. */
@ApplicationScoped
class BoundRegistrations implements HoldersOfRegistrations {

    private final Registrations registrations;
    private final DecideEligibility decideEligibility;
    private final CurrentActor currentActor;

    BoundRegistrations(Registrations registrations, DecideEligibility decideEligibility, CurrentActor currentActor) {
        this.registrations = registrations;
        this.decideEligibility = decideEligibility;
        this.currentActor = currentActor;
    }

    @Override
    public Map<UUID, UUID> personsOf(Collection<UUID> ids, String owner) {
        var persons = new LinkedHashMap<UUID, UUID>();
        ids.forEach(id -> {
            var registration = registrations.getOwn(id, owner);
            if (owner != null && !registration.isApproved()) {
                throw RegistrationProblem.NOT_APPROVED.exception();
            }
            persons.put(id, registration.personId());
        });
        return persons;
    }

    /** The registrations that the account made before it was bound are the holder's own, and are decided again. */
    @Override
    public void bound(String account, Person person) {
        var actor = currentActor.system("the account was bound to the identity document of the person");
        for (var registration : registrations.lockUnverified(account, person.id())) {
            registration.identify(registration.identification().verifiedHolder());
            if (registration.isUnderReview()) {
                decideEligibility.decideForHolder(registration, actor);
            }
        }
    }
}
