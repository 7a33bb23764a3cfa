package io.skillcert.registration.steps;

import com.fasterxml.jackson.core.type.TypeReference;
import io.skillcert.clock.BusinessClock;
import io.skillcert.events.exam.SeatsAssignedV1;
import io.skillcert.http.FindingView;
import io.skillcert.http.json.Json;
import io.skillcert.http.language.LocalizedText;
import io.skillcert.http.security.Caller;
import io.skillcert.http.security.Role;
import io.skillcert.http.steps.CaseWriter;
import io.skillcert.policy.Verdict;
import io.skillcert.registration.application.Registrant;
import io.skillcert.registration.application.Registration;
import io.skillcert.registration.application.RegistrationStatus;
import io.skillcert.registration.application.StatusChange;
import io.skillcert.registration.application.StoredEligibilityDecisions;
import io.skillcert.registration.application.StoredFindings;
import io.skillcert.registration.application.StoredFindings.RuleFinding;
import io.skillcert.registration.batch.ExamSubject;
import io.skillcert.registration.progress.ExamProgress;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells what has happened to a registration, and by which findings it was decided. */
@ApplicationScoped
class TellHistory {

    private static final TypeReference<List<SeatsAssignedV1.Seat>> SEATS = new TypeReference<>() {};

    private final StoredEligibilityDecisions decisions;
    private final Json json;
    private final Caller caller;

    TellHistory(StoredEligibilityDecisions decisions, Json json, Caller caller) {
        this.decisions = decisions;
        this.json = json;
        this.caller = caller;
    }

    void tell(Registration registration, Optional<ExamProgress> progress, CaseWriter writer) {
        registration.history().forEach(change -> tell(registration, change, writer));
        if (registration.identification().possibleDuplicate() && maySeeIdentification(registration)) {
            writer.happened("POSSIBLE_DUPLICATE", null);
        }
        progress.ifPresent(known -> tell(known, writer));
    }

    private static void tell(Registration registration, StatusChange change, CaseWriter writer) {
        var reason =
                change.reason().<LocalizedText>map(LocalizedText::translated).orElse(language -> "");
        writer.happened(codeOf(registration, change), change.at(), reason);
    }

    private static String codeOf(Registration registration, StatusChange change) {
        var from = change.from();
        return switch (change.to()) {
            case UNDER_REVIEW ->
                from.map(status -> status == RegistrationStatus.RETURNED ? "RESUBMITTED" : "REVIEWED_AGAIN")
                        .orElse("REGISTERED");
            case CONFIRMED ->
                from.filter(RegistrationStatus.CANCELLED::equals).isPresent() ? "REINSTATED" : "CONFIRMED";
            case LAPSED ->
                registration.lapseCause().map(cause -> "LAPSED_" + cause.name()).orElse("LAPSED_UNPAID");
            case RETURNED, APPROVED, INELIGIBLE, WITHDRAWN, CANCELLED ->
                change.to().name();
        };
    }

    /** To others it would tell whether the person is known. */
    private boolean maySeeIdentification(Registration registration) {
        return caller.hasAnyRole(Role.REGISTRAR, Role.AUDITOR)
                || registration.identification().registeredAs() == Registrant.HOLDER;
    }

    private void tell(ExamProgress progress, CaseWriter writer) {
        if (progress.seatsJson() != null) {
            json.read(progress.seatsJson(), SEATS).stream()
                    .sorted(Comparator.comparing(SeatsAssignedV1.Seat::startsAt))
                    .forEach(seat -> writer.happened(
                            "SEATED",
                            null,
                            writer.name("subject", ExamSubject.valueOf(seat.subject())),
                            seat.startsAt().atZone(BusinessClock.ZONE).toLocalDateTime(),
                            seat.site(),
                            seat.room(),
                            seat.seat()));
        }
        progress.hinderedAt().ifPresent(at -> writer.happened("HINDERED", at));
        progress.publishedOn()
                .filter(day -> progress.outcome() != null)
                .ifPresent(day -> writer.happened(progress.outcome(), null, day));
        progress.certificateNumber()
                .ifPresent(number -> writer.happened(
                        "CERTIFIED",
                        null,
                        number,
                        progress.certificateIssuedOn().orElseThrow()));
    }

    /** The findings of the first route that is met; of a person who meets none, what each route lacks. */
    List<FindingView> reasons(Registration registration, Locale language) {
        var found = decisions.latestOf(registration.decidedWith()).findings(json);
        var met = found.routes().stream().filter(StoredFindings.Route::met).findFirst();
        var ofRoutes = met.map(route -> route.findings().stream()).orElseGet(() -> found.routes().stream()
                .flatMap(route -> route.findings().stream())
                .filter(finding -> finding.verdict() != Verdict.MET)
                .distinct());
        return Stream.concat(ofRoutes, Stream.of(found.notLowerThanHeld()))
                .map(finding -> view(finding, language))
                .toList();
    }

    private static FindingView view(RuleFinding finding, Locale language) {
        return FindingView.of(finding.rule(), finding.verdict(), finding.details(), finding.citation(), language);
    }
}
