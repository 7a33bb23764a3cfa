package io.skillcert.registration.delivery;

import io.skillcert.delivery.EventAudience;
import io.skillcert.delivery.LoggedEvent;
import io.skillcert.delivery.PublishedType;
import io.skillcert.events.registration.AccessRequestedV1;
import io.skillcert.events.registration.HolderAccountBoundV1;
import io.skillcert.events.registration.PersonCorrectedV1;
import io.skillcert.events.registration.PersonForgottenV1;
import io.skillcert.events.registration.RegistrationCancelledV1;
import io.skillcert.events.registration.RegistrationConfirmedV1;
import io.skillcert.events.registration.TrainingEnrolledV1;
import io.skillcert.registration.account.AccountBindings;
import io.skillcert.registration.application.Registrations;
import io.skillcert.registration.training.Trainings;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Shows the events of registration-service: those of a registration to the account that made it, those of a training to its
 * institution, and all of a person to the account that is bound to the person.
 */
@ApplicationScoped
class RegistrationEventAudience implements EventAudience {

    private static final String REGISTRATION = "registrationId";
    private static final String PERSON = "personId";
    private static final String INSTITUTION = "institutionId";

    private final Registrations registrations;
    private final Trainings trainings;
    private final AccountBindings bindings;

    RegistrationEventAudience(Registrations registrations, Trainings trainings, AccountBindings bindings) {
        this.registrations = registrations;
        this.trainings = trainings;
        this.bindings = bindings;
    }

    @Override
    public List<PublishedType> types() {
        return List.of(
                ofRegistration(RegistrationConfirmedV1.TYPE, "CONFIRMED"),
                ofRegistration(RegistrationCancelledV1.TYPE, "CANCELLED"),
                new PublishedType(TrainingEnrolledV1.TYPE, "training-enrolment", "enrolmentId", "ENROLLED", null),
                new PublishedType(
                        AccessRequestedV1.TYPE, "access-request", "requestId", "REQUESTED", "/v1/access-requests/{}"),
                ofPerson(HolderAccountBoundV1.TYPE, "ACCOUNT_BOUND"),
                ofPerson(PersonCorrectedV1.TYPE, "CORRECTED"),
                ofPerson(PersonForgottenV1.TYPE, "FORGOTTEN"));
    }

    private static PublishedType ofRegistration(String type, String status) {
        return new PublishedType(type, "registration", REGISTRATION, status, "/v1/registrations/{}");
    }

    private static PublishedType ofPerson(String type, String status) {
        return new PublishedType(type, "person", PERSON, status, null);
    }

    @Override
    public Set<UUID> visible(String account, List<LoggedEvent> events) {
        var bound = bindings.personOf(account);
        var made = registrations.idsOf(account, ids(events, REGISTRATION));
        var institutions = trainings.institutionsOf(account, ids(events, INSTITUTION));
        return events.stream()
                .filter(event -> bound.filter(event.key()::equals).isPresent()
                        || event.payload().has(REGISTRATION) && made.contains(event.id(REGISTRATION))
                        || event.payload().has(INSTITUTION) && institutions.contains(event.id(INSTITUTION)))
                .map(LoggedEvent::id)
                .collect(Collectors.toSet());
    }

    private static Set<UUID> ids(List<LoggedEvent> events, String field) {
        return events.stream()
                .filter(event -> event.payload().has(field))
                .map(event -> event.id(field))
                .collect(Collectors.toSet());
    }
}
