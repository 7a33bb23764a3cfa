package io.skillcert.registration.application.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.skillcert.personal.FieldCipher;
import io.skillcert.personal.Mask;
import io.skillcert.registration.application.EligibilityDecision;
import io.skillcert.registration.application.EligibilityDecisions;
import io.skillcert.registration.application.Registration;
import io.skillcert.registration.application.api.RegistrationView.DecisionView;
import io.skillcert.registration.application.api.RegistrationView.ExamView;
import io.skillcert.registration.application.api.RegistrationView.HolderView;
import io.skillcert.registration.person.Persons;
import io.skillcert.registration.progress.ExamProgress;
import io.skillcert.registration.progress.ExamProgresses;
import jakarta.enterprise.context.ApplicationScoped;

/** Puts a registration's view together from what four tables know. */
@ApplicationScoped
class RegistrationViews {

    private final Persons persons;
    private final EligibilityDecisions decisions;
    private final ExamProgresses progresses;
    private final FieldCipher cipher;
    private final ObjectMapper json;

    RegistrationViews(
            Persons persons,
            EligibilityDecisions decisions,
            ExamProgresses progresses,
            FieldCipher cipher,
            ObjectMapper json) {
        this.persons = persons;
        this.decisions = decisions;
        this.progresses = progresses;
        this.cipher = cipher;
        this.json = json;
    }

    RegistrationView of(Registration registration) {
        return of(registration, decisions.latestOf(registration.id()));
    }

    RegistrationView of(Registration registration, EligibilityDecision decision) {
        return new RegistrationView(
                registration.id(),
                registration.number(),
                registration.batchId(),
                registration.cohortId().orElse(null),
                registration.occupationCode(),
                registration.level().number(),
                registration.attempt().name(),
                registration.status(),
                registration.registeredOn(),
                holder(registration),
                new DecisionView(
                        decision.id(),
                        decision.isEligible(),
                        decision.reasons(),
                        read(decision.routesJson()),
                        decision.policy(),
                        read(decision.findingsJson())),
                progresses.findByIdOptional(registration.id()).map(this::exam).orElse(null),
                registration.version());
    }

    private HolderView holder(Registration registration) {
        var person = persons.findById(registration.personId());
        return new HolderView(
                Mask.name(person.name(cipher)), person.documentType(), Mask.number(person.number(cipher)));
    }

    private ExamView exam(ExamProgress progress) {
        return new ExamView(
                read(progress.seatsJson()),
                progress.outcome(),
                read(progress.subjectsJson()),
                progress.resitSubjects(),
                progress.resitRegisterBy().orElse(null),
                progress.publishedOn().orElse(null),
                progress.certificateNumber().orElse(null));
    }

    private JsonNode read(String stored) {
        try {
            return stored == null ? null : json.readTree(stored);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored document is not JSON", e);
        }
    }
}
