package io.skillcert.registration.review.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skillcert.clock.BusinessClock;
import io.skillcert.http.ETags;
import io.skillcert.http.paging.Page;
import io.skillcert.http.security.Role;
import io.skillcert.registration.application.Registration;
import io.skillcert.registration.application.Registrations;
import io.skillcert.registration.application.StoredEligibilityDecisions;
import io.skillcert.registration.application.api.RegistrationView;
import io.skillcert.registration.application.api.RegistrationViews;
import io.skillcert.registration.batch.ExamBatch;
import io.skillcert.registration.batch.ExamBatches;
import io.skillcert.registration.review.ReviewEligibility;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** The cases of a batch that await a registrar, oldest first. */
@Path("/v1/exam-batches/{batchId}/review-queue")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Eligibility review")
@RolesAllowed(Role.REGISTRAR)
class ReviewQueueResource {

    private final ReviewEligibility reviewEligibility;
    private final Registrations registrations;
    private final StoredEligibilityDecisions decisions;
    private final ExamBatches batches;
    private final RegistrationViews views;
    private final BusinessClock clock;

    public ReviewQueueResource(
            ReviewEligibility reviewEligibility,
            Registrations registrations,
            StoredEligibilityDecisions decisions,
            ExamBatches batches,
            RegistrationViews views,
            BusinessClock clock) {
        this.reviewEligibility = reviewEligibility;
        this.registrations = registrations;
        this.decisions = decisions;
        this.batches = batches;
        this.views = views;
        this.clock = clock;
    }

    /**
     * @param eligible what the rules say
     * @param daysLeft until the review period ends; 0 on its last day
     * @param takenUntil a registrar has it, until then at the latest
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record CaseView(
            UUID registrationId,
            long number,
            int level,
            LocalDate registeredOn,
            int round,
            boolean eligible,
            long daysLeft,
            Instant takenUntil) {}

    @GET
    @Operation(summary = "List the cases that await review, oldest first; 'after' is a case's number")
    public Page<CaseView> list(
            @RestPath UUID batchId,
            @RestQuery @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RestQuery @DefaultValue("0") @Min(0) int after) {
        var batch = batches.get(batchId);
        return Page.ofAll(
                registrations.reviewQueue(batchId, after, limit),
                limit,
                page -> views(page, batch),
                Registration::number);
    }

    @POST
    @Path("/next")
    @Operation(summary = "Take the oldest case that no other registrar has, for half an hour; 204 if there is none")
    public RestResponse<RegistrationView> takeNext(@RestPath UUID batchId) {
        return reviewEligibility
                .takeNext(batchId)
                .map(registration -> ETags.ok(views.of(registration), registration.version()))
                .orElseGet(RestResponse::noContent);
    }

    private List<CaseView> views(List<Registration> page, ExamBatch batch) {
        var latest = decisions.latestOf(page.stream().map(Registration::id).toList());
        return page.stream()
                .map(registration ->
                        view(registration, latest.get(registration.id()).isEligible(), batch))
                .toList();
    }

    private CaseView view(Registration registration, boolean eligible, ExamBatch batch) {
        return new CaseView(
                registration.id(),
                registration.number(),
                registration.level().number(),
                registration.registeredOn(),
                registration.round(),
                eligible,
                ChronoUnit.DAYS.between(clock.today(), batch.periods().reviewTo()),
                registration
                        .takenUntil()
                        .filter(until -> until.isAfter(clock.instant()))
                        .orElse(null));
    }
}
