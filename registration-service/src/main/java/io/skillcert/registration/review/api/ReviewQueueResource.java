package io.skillcert.registration.review.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skillcert.http.ETags;
import io.skillcert.http.paging.Page;
import io.skillcert.http.security.Role;
import io.skillcert.registration.application.Registrant;
import io.skillcert.registration.application.api.RegistrationView;
import io.skillcert.registration.application.api.RegistrationViews;
import io.skillcert.registration.review.ApproveByRule;
import io.skillcert.registration.review.ReviewEligibility;
import io.skillcert.registration.review.ReviewQueue;
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
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** The review queue of a batch. */
@Path("/v1/exam-batches/{batchId}/review-queue")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Eligibility review")
@RolesAllowed(Role.REGISTRAR)
class ReviewQueueResource {

    private final ReviewEligibility reviewEligibility;
    private final ReviewQueue queue;
    private final ApproveByRule approveByRule;
    private final RegistrationViews views;

    public ReviewQueueResource(
            ReviewEligibility reviewEligibility,
            ReviewQueue queue,
            ApproveByRule approveByRule,
            RegistrationViews views) {
        this.approveByRule = approveByRule;
        this.reviewEligibility = reviewEligibility;
        this.queue = queue;
        this.views = views;
    }

    /**
     * @param eligible the decision of the rules
     * @param registeredAs in what capacity the account registered the person
     * @param possibleDuplicate whether to decide first which of several registrations of the person counts
     * @param nameDiffers whether the stated name is another than the one on record
     * @param daysLeft days until the last day of the review period; 0 on that day
     * @param takenUntil until when a registrar reviews the case at the latest; absent if the case is free
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ReviewCaseView")
    public record CaseView(
            UUID registrationId,
            long number,
            int level,
            LocalDate registeredOn,
            int round,
            boolean eligible,
            Registrant registeredAs,
            boolean possibleDuplicate,
            boolean nameDiffers,
            long daysLeft,
            Instant takenUntil) {

        static CaseView of(ReviewQueue.Case one) {
            var registration = one.registration();
            return new CaseView(
                    registration.id(),
                    registration.number(),
                    registration.level().number(),
                    registration.registeredOn(),
                    registration.round(),
                    one.eligible(),
                    registration.identification().registeredAs(),
                    registration.identification().possibleDuplicate(),
                    registration.identification().nameDiffers(),
                    one.daysLeft(),
                    one.lockedUntil().orElse(null));
        }
    }

    /**
     * Lists the registrations of the batch that await a registrar, with the decision of the rules, doubts about the
     * identity and the days that are left in the review period. A case that a registrar has taken says until when.
     */
    @GET
    @Operation(summary = "List the cases that await review, oldest first; 'after' is the number of a case")
    public Page<CaseView> list(
            @RestPath UUID batchId,
            @RestQuery @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RestQuery @DefaultValue("0") @Min(0) int after) {
        return Page.of(queue.page(batchId, after, limit), limit, CaseView::of, one -> one.registration()
                .number());
    }

    /**
     * @param left how many cases were left for a registrar, by reason
     * @param next the number of the last case, for {@code after} of the next call; absent if there are no more
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record BulkApprovalView(int approved, Map<ApproveByRule.Left, Integer> left, Long next) {}

    /**
     * Approves those cases at once, up to 2,000 in a call, and counts the others by the reason why a registrar must
     * decide: not eligible, barred (EXM-14), documents missing, doubtful identity, taken, or own. They become
     * {@code APPROVED} and must be paid by the end of the review period (REG-10). {@code next} is the number to go on
     * after; a repeated call finds only what is left.
     */
    @POST
    @Path("/bulk-approval")
    @Operation(
            summary = "Approve the cases that are eligible, have all documents and leave no doubt about the identity")
    public BulkApprovalView approveByRule(@RestPath UUID batchId, @RestQuery @DefaultValue("0") @Min(0) long after) {
        var result = approveByRule.approve(batchId, after);
        return new BulkApprovalView(
                result.approved(), result.left(), result.next().orElse(null));
    }

    /**
     * Locks the oldest case for the caller for 30 minutes; meanwhile other registrars are answered 409 for it.
     * Approval, rejection, return and release end the lock. A registrar who holds a case already gets that one again.
     */
    @POST
    @Path("/next")
    @APIResponseSchema(RegistrationView.class)
    @APIResponse(responseCode = "204", description = "No case waits")
    @Operation(
            summary =
                    "Take the oldest case that no other registrar is reviewing, for half an hour; 204 if there is none")
    public RestResponse<RegistrationView> takeNext(@RestPath UUID batchId) {
        return reviewEligibility
                .takeNext(batchId)
                .map(registration -> ETags.ok(views.of(registration), registration.version()))
                .orElseGet(RestResponse::noContent);
    }
}
