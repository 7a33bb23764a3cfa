package io.skillcert.registration.review;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.database.Ids;
import io.skillcert.events.registration.PersonCorrectedV1;
import io.skillcert.http.ETags;
import io.skillcert.messaging.Outbox;
import io.skillcert.personal.EventKeyset;
import io.skillcert.personal.FieldCipher;
import io.skillcert.personal.PersonName;
import io.skillcert.registration.RegistrationProblem;
import io.skillcert.registration.application.Actor;
import io.skillcert.registration.application.CurrentActor;
import io.skillcert.registration.application.Registration;
import io.skillcert.registration.application.Registrations;
import io.skillcert.registration.person.NameCorrection;
import io.skillcert.registration.person.NameCorrections;
import io.skillcert.registration.person.Person;
import io.skillcert.registration.person.Persons;
import io.skillcert.registration.person.PublishedPersonKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/**
 * Corrects the name of a person, before or after a registration is confirmed: one registrar proposes the name with evidence,
 * another one confirms it. The other services follow by an event.
 */
@ApplicationScoped
public class CorrectName {

    private final NameCorrections corrections;
    private final Registrations registrations;
    private final Persons persons;
    private final ReviewPermission permission;
    private final FieldCipher cipher;
    private final FieldCipher eventCipher;
    private final Outbox outbox;
    private final CurrentActor currentActor;
    private final Audit audit;

    CorrectName(
            NameCorrections corrections,
            Registrations registrations,
            Persons persons,
            ReviewPermission permission,
            FieldCipher cipher,
            @EventKeyset FieldCipher eventCipher,
            Outbox outbox,
            CurrentActor currentActor,
            Audit audit) {
        this.corrections = corrections;
        this.registrations = registrations;
        this.persons = persons;
        this.permission = permission;
        this.cipher = cipher;
        this.eventCipher = eventCipher;
        this.outbox = outbox;
        this.currentActor = currentActor;
        this.audit = audit;
    }

    /**
     * What a registrar compares with the identity document.
     *
     * @param statedName the name as the applicant stated it
     */
    public record Identity(Person person, String nameOnRecord, String statedName, String number) {}

    /** Reads name and number of the person of a registration in full; the access is audited. */
    @Transactional
    public Identity identity(UUID registrationId) {
        var registration = registrations.get(registrationId);
        var person = known(registration.personId());
        audit.record("read-identity", "registration", registrationId, null);
        var onRecord = person.name(cipher);
        var stated = registration.statedName(cipher).orElse(onRecord);
        return new Identity(person, onRecord, stated, person.number(cipher));
    }

    /**
     * Proposes another name for the person of a registration.
     *
     * @param evidence what shows the right name, without the name itself
     * @throws io.skillcert.http.problem.ProblemException 409 if the registration is the caller's own, the name is the same, or
     *     another correction awaits a decision
     */
    @Transactional
    public NameCorrection propose(UUID registrationId, PersonName name, String evidence) {
        var actor = currentActor.get(null);
        var registration = registrations.get(registrationId);
        permission.requireOther(registration, actor);
        var person = persons.lock(registration.personId());
        if (known(person.id()).name(cipher).equals(name.value())) {
            throw RegistrationProblem.NAME_UNCHANGED.exception();
        }
        if (corrections.isProposed(person.id())) {
            throw RegistrationProblem.NAME_CORRECTION_PROPOSED.exception();
        }
        var proposal = new NameCorrection.Proposal(person.id(), registrationId, name.value(), evidence);
        var correction = new NameCorrection(Ids.next(), proposal, actor.by(), actor.at(), cipher);
        corrections.persistAndFlush(correction);
        audit.record("propose-name-correction", "person", person.id(), evidence);
        return correction;
    }

    /** @param nameOnRecord null after erasure */
    public record Proposed(NameCorrection correction, String name, String nameOnRecord) {}

    /** Reads a correction with both names; the access is audited. */
    @Transactional
    public Proposed proposed(UUID id) {
        var correction = corrections.get(id);
        audit.record("read-name-correction", "person", correction.personId(), null);
        var person = persons.findById(correction.personId());
        return new Proposed(correction, correction.name(cipher), person.isErased() ? null : person.name(cipher));
    }

    /** @throws io.skillcert.http.problem.ProblemException 409 if the caller has proposed it, or it is decided already */
    @Transactional
    public NameCorrection confirm(UUID id) {
        var actor = currentActor.get(null);
        var correction = corrections.lock(id);
        permission.requireOther(registrations.get(correction.registrationId()), actor);
        correction.confirm(actor.by(), actor.at());
        var person = persons.lock(correction.personId());
        var name = correction.name(cipher);
        person.rename(name, cipher);
        registrations
                .lockOpenOf(person.id())
                .forEach(registration -> registration.identify(
                        registration.identification().nameChecked(isStatedOther(registration, name))));
        announce(person, name, actor);
        audit.record("confirm-name-correction", "person", person.id(), correction.evidence());
        corrections.flush();
        return correction;
    }

    /**
     * Confirms that the name on record is that of the identity document, although the applicant has stated another one.
     *
     * @throws io.skillcert.http.problem.ProblemException 409 if nothing is verified of the account, which would learn the name
     */
    @Transactional
    public Registration confirmRecord(UUID registrationId, String evidence, String ifMatch) {
        var actor = currentActor.get(null);
        var registration = registrations.lock(registrationId);
        ETags.require(ifMatch, registration.version());
        permission.requireOther(registration, actor);
        if (registration.identification().isDoubtful()) {
            throw RegistrationProblem.NAME_DIFFERS.exception();
        }
        registration.identify(registration.identification().nameChecked(false));
        audit.record("confirm-name-on-record", "registration", registrationId, evidence);
        registrations.flush();
        return registration;
    }

    @Transactional
    public NameCorrection refuse(UUID id) {
        var actor = currentActor.get(null);
        var correction = corrections.lock(id);
        correction.refuse(actor.by(), actor.at());
        audit.record("refuse-name-correction", "person", correction.personId(), correction.evidence());
        corrections.flush();
        return correction;
    }

    private void announce(Person person, String name, Actor actor) {
        var encrypted = person.eventCipher(eventCipher)
                .encryptText(name, PersonCorrectedV1.place("encryptedName", person.id()));
        outbox.append(PublishedPersonKeys.published(person));
        outbox.append(
                PersonCorrectedV1.TYPE,
                person.id(),
                new PersonCorrectedV1(person.id(), person.holderDigest(), encrypted, BusinessClock.day(actor.at())));
    }

    /** Whether another name was stated, with the registration or with the one that it follows from. */
    private boolean isStatedOther(Registration registration, String name) {
        return registration
                .statedName(cipher)
                .or(() -> registrations.get(registration.decidedWith()).statedName(cipher))
                .filter(stated -> !stated.equals(name))
                .isPresent();
    }

    private Person known(UUID personId) {
        var person = persons.findById(personId);
        if (person.isErased()) {
            throw RegistrationProblem.REGISTRATION_NOT_FOUND.exception(personId);
        }
        return person;
    }
}
