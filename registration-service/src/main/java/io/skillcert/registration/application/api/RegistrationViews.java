package io.skillcert.registration.application.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.skillcert.http.FindingView;
import io.skillcert.http.json.Json;
import io.skillcert.http.json.RawJson;
import io.skillcert.http.language.CallerLanguage;
import io.skillcert.http.security.Caller;
import io.skillcert.http.security.Role;
import io.skillcert.personal.FieldCipher;
import io.skillcert.personal.Mask;
import io.skillcert.registration.application.Registrant;
import io.skillcert.registration.application.Registration;
import io.skillcert.registration.application.RegistrationSearch;
import io.skillcert.registration.application.StoredEligibilityDecision;
import io.skillcert.registration.application.StoredEligibilityDecisions;
import io.skillcert.registration.application.StoredFindings;
import io.skillcert.registration.application.api.RegistrationView.DecisionView;
import io.skillcert.registration.application.api.RegistrationView.ExamOutcome;
import io.skillcert.registration.application.api.RegistrationView.ExamView;
import io.skillcert.registration.application.api.RegistrationView.FindingsView;
import io.skillcert.registration.application.api.RegistrationView.HolderView;
import io.skillcert.registration.application.api.RegistrationView.IdentificationView;
import io.skillcert.registration.application.api.RegistrationView.RouteView;
import io.skillcert.registration.application.api.RegistrationView.StatusChangeView;
import io.skillcert.registration.application.api.RegistrationView.StoredDecisionView;
import io.skillcert.registration.batch.ExamSubject;
import io.skillcert.registration.person.Person;
import io.skillcert.registration.person.Persons;
import io.skillcert.registration.progress.ExamProgress;
import io.skillcert.registration.progress.ExamProgresses;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes the views of registrations. */
@ApplicationScoped
public class RegistrationViews {

    private final Persons persons;
    private final StoredEligibilityDecisions decisions;
    private final ExamProgresses progresses;
    private final FieldCipher cipher;
    private final Json json;
    private final Caller caller;
    private final CallerLanguage language;

    RegistrationViews(
            Persons persons,
            StoredEligibilityDecisions decisions,
            ExamProgresses progresses,
            FieldCipher cipher,
            Json json,
            Caller caller,
            CallerLanguage language) {
        this.caller = caller;
        this.persons = persons;
        this.decisions = decisions;
        this.progresses = progresses;
        this.cipher = cipher;
        this.language = language;
        this.json = json;
    }

    RegistrationView of(RegistrationSearch.Details details) {
        return of(details.registration(), details.decision(), details.person(), details.exam());
    }

    public RegistrationView of(Registration registration) {
        return of(registration, decisions.latestOf(registration.decidedWith()));
    }

    RegistrationView of(Registration registration, StoredEligibilityDecision decision) {
        var person = persons.findById(registration.personId());
        return of(registration, decision, person, progresses.findByIdOptional(registration.id()));
    }

    /** The views of a page. The number of statements does not depend on its size. */
    List<RegistrationView> of(List<Registration> page) {
        var latest =
                decisions.latestOf(page.stream().map(Registration::decidedWith).toList());
        var people = persons.byId(page.stream().map(Registration::personId).collect(Collectors.toSet()));
        var progress = progresses.of(page.stream().map(Registration::id).toList());
        return page.stream()
                .map(registration -> of(
                        registration,
                        latest.get(registration.decidedWith()),
                        people.get(registration.personId()),
                        Optional.ofNullable(progress.get(registration.id()))))
                .toList();
    }

    private RegistrationView of(
            Registration registration,
            StoredEligibilityDecision decision,
            Person person,
            Optional<ExamProgress> progress) {
        return new RegistrationView(
                registration.id(),
                RegistrationView.href(registration),
                registration.number(),
                registration.reference().orElse(null),
                registration.batchId(),
                registration.cohortId().orElse(null),
                registration.occupationCode(),
                registration.level().number(),
                registration.attempt().name(),
                registration.resitOf().orElse(null),
                registration.resitOf().isPresent() ? registration.subjects() : null,
                registration.movedFrom().orElse(null),
                registration.siteId().orElse(null),
                registration.accommodation(),
                registration.fee(),
                registration.status(),
                registration.lapseCause().orElse(null),
                registration.round(),
                registration.reviewLockedUntil().orElse(null),
                registration.registeredOn(),
                holder(registration, person),
                identification(registration),
                view(decision),
                progress.filter(ExamProgress::isPublished).map(this::exam).orElse(null),
                registration.version());
    }

    List<StatusChangeView> historyOf(Registration registration) {
        return registration.history().stream()
                .map(change -> StatusChangeView.of(change, language.get()))
                .toList();
    }

    List<StoredDecisionView> decisionsOf(Registration registration) {
        return decisions.of(registration.decidedWith()).stream()
                .map(decision -> new StoredDecisionView(
                        decision.decidedAt(),
                        decision.reason().orElse(null),
                        facts(registration, decision),
                        view(decision)))
                .toList();
    }

    /** Without certificates and trainings, which include those known here, for a partner before the approval. */
    private RawJson facts(Registration registration, StoredEligibilityDecision decision) {
        if (maySeeKnownFacts(registration)) {
            return RawJson.of(decision.factsJson());
        }
        var stated = json.read(decision.factsJson(), ObjectNode.class);
        return RawJson.of(stated.without(List.of("certificates", "trainings")).toString());
    }

    private boolean maySeeKnownFacts(Registration registration) {
        return isStaff()
                || registration.isApproved()
                || registration.identification().registeredAs() != Registrant.PARTNER
                || !registration.registeredBy().equals(caller.account());
    }

    private DecisionView view(StoredEligibilityDecision decision) {
        return new DecisionView(
                decision.id(),
                decision.isEligible(),
                decision.reasons(),
                RawJson.of(decision.routesJson()),
                decision.policy(),
                findings(decision.findings(json)));
    }

    private FindingsView findings(StoredFindings findings) {
        return new FindingsView(
                findings.routes().stream().map(this::route).toList(), finding(findings.notLowerThanHeld()));
    }

    private RouteView route(StoredFindings.Route route) {
        return new RouteView(
                route.code(),
                route.met(),
                route.earliestMetOn(),
                route.documents(),
                route.findings().stream().map(this::finding).toList());
    }

    private FindingView finding(StoredFindings.RuleFinding finding) {
        return FindingView.of(finding.rule(), finding.verdict(), finding.details(), finding.citation(), language.get());
    }

    /** Registrars see the name on record; whoever registered the person sees the name that was stated. */
    private HolderView holder(Registration registration, Person person) {
        if (person.isErased()) {
            return null;
        }
        var onRecord = person.name(cipher);
        var name = isStaff() ? onRecord : registration.statedName(cipher).orElse(onRecord);
        return new HolderView(Mask.name(name), person.documentType(), Mask.number(person.number(cipher)));
    }

    /** Shown to reviewers and to the holder: to others it would tell whether the person is known. */
    private IdentificationView identification(Registration registration) {
        var identification = registration.identification();
        if (!isStaff() && identification.registeredAs() != Registrant.HOLDER) {
            return null;
        }
        return new IdentificationView(
                identification.registeredAs(),
                identification.possibleDuplicate(),
                isStaff() ? identification.nameDiffers() : null);
    }

    private boolean isStaff() {
        return caller.hasAnyRole(Role.REGISTRAR, Role.AUDITOR);
    }

    private ExamView exam(ExamProgress progress) {
        return new ExamView(
                RawJson.of(progress.seatsJson()),
                progress.hinderedAt().orElse(null),
                Optional.ofNullable(progress.outcome())
                        .map(ExamOutcome::valueOf)
                        .orElse(null),
                RawJson.of(progress.subjectsJson()),
                progress.resitSubjects().stream().map(ExamSubject::valueOf).toList(),
                progress.resitRegisterBy().orElse(null),
                progress.publishedOn().orElse(null),
                progress.certificateNumber().orElse(null));
    }
}
