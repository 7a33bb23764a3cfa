package io.skillcert.registration.application;

import io.skillcert.policy.SkillLevel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The live registrations of some persons in a batch, by which another one is admitted or not (REG-13). */
final class LiveRegistrations {

    private final Map<Place, List<One>> byPlace = new HashMap<>();

    private record Place(UUID person, SkillLevel level) {}

    private record One(UUID id, String account, Registrant registeredAs, boolean possibleDuplicate) {}

    LiveRegistrations(Collection<Registration> live) {
        live.forEach(this::add);
    }

    void add(Registration registration) {
        byPlace.computeIfAbsent(new Place(registration.personId(), registration.level()), unused -> new ArrayList<>())
                .add(new One(
                        registration.id(),
                        registration.registeredBy(),
                        registration.identification().registeredAs(),
                        registration.identification().possibleDuplicate()));
    }

    /** The live registration that the account itself has made for the person and the level. */
    Optional<UUID> own(UUID person, SkillLevel level, String account) {
        return byPlace.getOrDefault(new Place(person, level), List.of()).stream()
                .filter(one -> one.account().equals(account))
                .map(One::id)
                .findFirst();
    }

    /** Whether another registration of the person for the level may be made. */
    enum Admission {
        ADMITTED,
        /** Accepted, but a registrar must decide which registration of the person counts. */
        POSSIBLE_DUPLICATE,
        REFUSED
    }

    /**
     * Whether an account may register a person for a level.
     *
     * <p>Only a partner, and an account that has registered the person itself, are told that there is a registration. For
     * others the answer does not differ, so that nobody learns from it whether somebody is registered; and the person is not
     * kept out by an account of which nothing is verified.
     */
    Admission admission(UUID person, SkillLevel level, String account, Registrant as) {
        var live = byPlace.getOrDefault(new Place(person, level), List.of());
        if (live.stream().anyMatch(one -> one.account().equals(account))) {
            return Admission.REFUSED;
        }
        var counting = live.stream().filter(one -> !one.possibleDuplicate()).toList();
        if (counting.isEmpty()) {
            return Admission.ADMITTED;
        }
        var allUnverified = counting.stream().allMatch(one -> one.registeredAs() == Registrant.UNVERIFIED);
        return as == Registrant.PARTNER && !allUnverified ? Admission.REFUSED : Admission.POSSIBLE_DUPLICATE;
    }
}
