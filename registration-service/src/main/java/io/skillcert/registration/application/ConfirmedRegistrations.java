package io.skillcert.registration.application;

import io.skillcert.events.registration.RegistrationConfirmedV1;
import io.skillcert.messaging.Outbox;
import io.skillcert.personal.AccountDigests;
import io.skillcert.personal.EventKeyset;
import io.skillcert.personal.FieldCipher;
import io.skillcert.personal.Mask;
import io.skillcert.registration.account.AccountBinding;
import io.skillcert.registration.account.AccountBindings;
import io.skillcert.registration.batch.ExamBatches;
import io.skillcert.registration.batch.ExamSite;
import io.skillcert.registration.batch.ExamSites;
import io.skillcert.registration.batch.ExamSubject;
import io.skillcert.registration.person.Person;
import io.skillcert.registration.person.PublishedPersonKeys;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Makes the events that announce a confirmed registration to exam-service. Names are encrypted under the key of the person
 * (ADR 33), which is published with them.
 */
@ApplicationScoped
public class ConfirmedRegistrations {

    private final ExamBatches batches;
    private final ExamSites sites;
    private final AccountBindings bindings;
    private final AccountDigests digests;
    private final FieldCipher cipher;
    private final FieldCipher keysetOfEvents;

    ConfirmedRegistrations(
            ExamBatches batches,
            ExamSites sites,
            AccountBindings bindings,
            AccountDigests digests,
            FieldCipher cipher,
            @EventKeyset FieldCipher keysetOfEvents) {
        this.batches = batches;
        this.sites = sites;
        this.bindings = bindings;
        this.digests = digests;
        this.cipher = cipher;
        this.keysetOfEvents = keysetOfEvents;
    }

    /** @param actor who confirmed the registration */
    public List<Outbox.Event> events(Registration registration, Person person, Actor actor) {
        return events(registration, person, bindings.ofHolder(person.holderDigest()), actor);
    }

    /**
     * Makes the events of many registrations; the number of statements does not depend on their number.
     *
     * @param people the persons by identifier
     * @param actor who confirmed the registrations
     */
    public List<Outbox.Event> events(List<Registration> registrations, Map<UUID, Person> people, Actor actor) {
        var holders = bindings.ofHolders(
                people.values().stream().map(Person::holderDigest).toList());
        return registrations.stream()
                .flatMap(registration -> {
                    var person = people.get(registration.personId());
                    var holder = Optional.ofNullable(holders.get(person.holderDigest()));
                    return events(registration, person, holder, actor).stream();
                })
                .toList();
    }

    private List<Outbox.Event> events(
            Registration registration, Person person, Optional<AccountBinding> holder, Actor actor) {
        var subjects = registration.subjects().stream().map(ExamSubject::name).toList();
        var accommodation = registration.accommodation();
        var eventCipher = person.eventCipher(keysetOfEvents);
        var event = new RegistrationConfirmedV1(
                registration.id(),
                "%010d".formatted(registration.number()),
                registration.personId(),
                person.holderDigest(),
                registration.batchId(),
                registration.occupationCode(),
                registration.level().number(),
                registration.attempt().name(),
                registration.resitOf().orElse(null),
                subjects.isEmpty() ? null : subjects,
                registration.registeredOn(),
                actor.at(),
                registration
                        .siteId()
                        .flatMap(sites::findByIdOptional)
                        .map(ExamSite::name)
                        .orElse(null),
                registration.cohortId().orElse(null),
                new RegistrationConfirmedV1.Accommodation(accommodation.extraMinutes(), accommodation.accessibleRoom()),
                encrypt(eventCipher, "sealedName", person.name(cipher), registration),
                encrypt(
                        eventCipher,
                        "sealedDocument",
                        person.documentType() + " " + Mask.number(person.number(cipher)),
                        registration),
                actingAccounts(registration, holder),
                examPeriod(registration));
        return List.of(
                PublishedPersonKeys.published(person),
                new Outbox.Event(RegistrationConfirmedV1.TYPE, person.id(), event));
    }

    /** The partner that registered the person, and the account that is bound to the person. */
    private List<String> actingAccounts(Registration registration, Optional<AccountBinding> holder) {
        var partner = Stream.of(registration)
                .filter(made -> made.identification().registeredAs() == Registrant.PARTNER)
                .map(Registration::registeredBy);
        return Stream.concat(partner, holder.stream().map(AccountBinding::account))
                .distinct()
                .map(digests::of)
                .toList();
    }

    private RegistrationConfirmedV1.ExamPeriod examPeriod(Registration registration) {
        var periods = batches.findById(registration.batchId()).periods();
        return new RegistrationConfirmedV1.ExamPeriod(periods.examFrom(), periods.examTo());
    }

    private static String encrypt(FieldCipher eventCipher, String field, String value, Registration registration) {
        return eventCipher.encryptText(value, RegistrationConfirmedV1.place(field, registration.id()));
    }
}
