package io.skillcert.system.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skillcert.client.ProblemException;
import io.skillcert.client.Response;
import io.skillcert.client.registration.ApplicationForm;
import io.skillcert.client.registration.CandidateFacts;
import io.skillcert.client.registration.CommitmentApi;
import io.skillcert.client.registration.ExamBatchApi;
import io.skillcert.client.registration.ExamBatchRequest;
import io.skillcert.client.registration.Holder;
import io.skillcert.client.registration.RegistrationApi;
import io.skillcert.client.registration.RegistrationRequest;
import io.skillcert.client.registration.RegistrationStatus;
import io.skillcert.client.registration.RegistrationView;
import io.skillcert.client.registration.ReviewApi;
import io.skillcert.client.registration.SandboxClockApi;
import io.skillcert.client.registration.SponsorPaymentApi;
import io.skillcert.client.registration.SponsorPaymentRequest;
import io.skillcert.client.registration.Training;
import io.skillcert.client.registration.Type;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** The calls of the tutorial to registration-service. */
final class RegistrationCalls {

    private final TutorialInJava accounts;

    RegistrationCalls(TutorialInJava accounts) {
        this.accounts = accounts;
    }

    LocalDate today() {
        var clock = new SandboxClockApi(accounts.as("operator").registration())
                .get()
                .body();
        return clock.getNow().toLocalDate();
    }

    UUID announceBatch(LocalDate today, LocalDate lastExamDay) {
        var batches = new ExamBatchApi(accounts.as("registrar").registration());
        return batches.announce(new ExamBatchRequest()
                        .name("tutorial in Java " + today)
                        .occupationCode("4-04-05-05")
                        .levels(List.of(5))
                        .registrationFrom(today)
                        .registrationTo(today.plusDays(7))
                        .reviewTo(today.plusDays(10))
                        .examFrom(lastExamDay.minusDays(1))
                        .examTo(lastExamDay))
                .body()
                .getId();
    }

    Response<RegistrationView> register(UUID batchId, InventedPerson person, LocalDate today) {
        var partner = accounts.as("partner");
        // region register
        var registrations = new RegistrationApi(partner.registration());
        var commitment = new CommitmentApi(partner.registration()).get().body();
        var request = new RegistrationRequest()
                .batchId(batchId)
                .commitment(commitment.getVersion())
                .application(new ApplicationForm()
                        .level(5)
                        .holder(new Holder()
                                .name(person.name())
                                .identityType(Type.RESIDENT_ID)
                                .identityNumber(person.number()))
                        .facts(new CandidateFacts()
                                .birthDate(person.birthDate())
                                .addTrainingsItem(new Training()
                                        .level(5)
                                        .standardHours(60)
                                        .completedOn(today.minusDays(10))
                                        .qualifiedInstitution(true))));
        var registered = registrations.register(request);
        // endregion
        assertTrue(registered.body().getEligibility().getEligible());
        assertEquals(Optional.empty(), registerUnlessRegistered(registrations, request));
        return registered;
    }

    private static Optional<RegistrationView> registerUnlessRegistered(
            RegistrationApi registrations, RegistrationRequest request) {
        // region problem
        try {
            return Optional.of(registrations.register(request).body());
        } catch (ProblemException problem) {
            if (problem.type().equals("urn:skillcert:problem:duplicate-registration")) {
                return Optional.empty();
            }
            throw problem; // its message names the fields and the id of the request
        }
        // endregion
    }

    UUID approveAndPay(Response<RegistrationView> registered) {
        var registrar = accounts.as("registrar");
        // region approve
        var approved = new ReviewApi(registrar.registration())
                .approve(registered.body().getId(), registered.etag());
        // endregion
        assertEquals(RegistrationStatus.APPROVED, approved.body().getStatus());
        var partner = accounts.as("partner");
        // region pay
        var confirmed = new SponsorPaymentApi(partner.registration())
                .pay(
                        approved.body().getId(),
                        new SponsorPaymentRequest().reference("invoice 17"),
                        with -> with.idempotencyKey(
                                "invoice-17-fee-" + approved.body().getNumber()));
        // endregion
        assertEquals(RegistrationStatus.CONFIRMED, confirmed.body().getStatus());
        return confirmed.body().getId();
    }

    /** Waits until the institution sees something in a registration, and returns it. */
    RegistrationView await(UUID id, String what, Predicate<RegistrationView> seen) {
        var registrations = new RegistrationApi(accounts.as("partner").registration());
        return TutorialInJava.until(
                "the institution sees " + what,
                () -> registrations.get(id).body(),
                view -> view.getExam() != null && seen.test(view));
    }
}
