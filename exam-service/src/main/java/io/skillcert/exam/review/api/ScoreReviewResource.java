package io.skillcert.exam.review.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skillcert.audit.AuditedRead;
import io.skillcert.clock.BusinessClock;
import io.skillcert.exam.result.Score;
import io.skillcert.exam.review.ReviewScores;
import io.skillcert.exam.review.ScoreReview;
import io.skillcert.exam.review.ScoreReviews;
import io.skillcert.http.ETags;
import io.skillcert.http.idempotency.Idempotent;
import io.skillcert.http.openapi.FailsWith;
import io.skillcert.http.paging.Page;
import io.skillcert.http.paging.PageRequest;
import io.skillcert.http.problem.Violations;
import io.skillcert.http.security.Caller;
import io.skillcert.http.security.Role;
import io.skillcert.personal.IdentityDocument;
import io.skillcert.policy.exam.Subject;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** Score reviews (成绩复核): requested within a window after publication, answered with a reason. */
@Path("/v1/score-reviews")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Score reviews")
class ScoreReviewResource {

    private final ReviewScores reviewScores;
    private final ScoreReviews reviews;
    private final Caller caller;
    private final BusinessClock clock;

    ScoreReviewResource(ReviewScores reviewScores, ScoreReviews reviews, Caller caller, BusinessClock clock) {
        this.reviewScores = reviewScores;
        this.reviews = reviews;
        this.caller = caller;
        this.clock = clock;
    }

    /** A registration with the identity document of its person, which is checked too. */
    record ScoreReviewRequest(
            @NotNull UUID registrationId,
            @NotNull Subject subject,
            @NotNull IdentityDocument.Type identityType,
            @NotBlank @Size(max = 30) String identityNumber) {
        private ReviewScores.Request read() {
            var document =
                    Violations.reading("identityNumber", () -> new IdentityDocument(identityType, identityNumber));
            return new ReviewScores.Request(registrationId, document, subject);
        }
    }

    record AnswerRequest(@NotNull Score score, @NotBlank @Size(max = 500) String reason) {}

    /**
     * A score review.
     *
     * @param answerBy the day by which it is to be answered (EXM-06)
     * @param overdue whether that day has passed without an answer
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ScoreReviewView(
            UUID id,
            UUID registrationId,
            UUID batchId,
            Subject subject,
            LocalDate askedOn,
            LocalDate answerBy,
            boolean overdue,
            BigDecimal scoreBefore,
            BigDecimal scoreAfter,
            String reason,
            OffsetDateTime answeredAt,
            long version) {}

    /**
     * Requests the review (成绩复核) of a published score until five working days after the publication (EXM-05). The
     * account must be one that may act for the registration, and the identity document the person's. Before the
     * publication, after the window, without a score and for a second request it is answered 409; certificates wait for
     * the answer (EXM-11).
     */
    @POST
    @RolesAllowed({Role.CANDIDATE, Role.PARTNER})
    @Idempotent
    @APIResponseSchema(value = ScoreReviewView.class, responseCode = "201")
    @Operation(summary = "Request the review of a published score: once per subject, within the request window")
    @FailsWith({404, 429})
    public RestResponse<ScoreReviewView> ask(@Valid @NotNull ScoreReviewRequest request) {
        var review = reviewScores.ask(request.read(), caller.account());
        return ETags.created("/v1/score-reviews/" + review.id(), view(review), review.version());
    }

    /**
     * Returns the review with the day by which it is answered (EXM-06) and, once answered, the score found and the
     * reason.
     */
    @GET
    @Path("/{id}")
    @RolesAllowed({Role.CANDIDATE, Role.PARTNER, Role.EXAM_OFFICER, Role.EXAMINER, Role.AUDITOR})
    @Operation(summary = "Get a score review; candidates and partners get those of registrations they may act for")
    @AuditedRead(act = "read-score-review", subject = "score-review")
    public RestResponse<ScoreReviewView> get(@RestPath UUID id) {
        var review = reviews.get(id, caller.visibleOwner(Role.EXAM_OFFICER, Role.EXAMINER, Role.AUDITOR));
        return ETags.ok(view(review), review.version());
    }

    /**
     * Lists the reviews of the batch; {@code open=true} those that wait for an answer. {@code overdue} marks those
     * whose day (EXM-06) has passed.
     */
    @GET
    @RolesAllowed({Role.EXAM_OFFICER, Role.EXAMINER, Role.AUDITOR})
    @Operation(summary = "List the score reviews of a batch, oldest first, with overdue ones marked")
    @AuditedRead(act = "list-score-reviews", subject = "score-review")
    public Page<ScoreReviewView> list(
            @RestQuery @NotNull UUID batchId,
            @RestQuery @DefaultValue("false") @Pattern(regexp = "true|false", message = "must be true or false")
                    String open,
            @BeanParam @Valid PageRequest page) {
        return Page.of(reviews.page(batchId, Boolean.parseBoolean(open), page), page, this::view, ScoreReview::id);
    }

    /**
     * Records the score that the review has found, which stands, up or down (EXM-10). If it differs, the result is
     * decided again, and {@code io.skillcert.exam.result-corrected.v1} is published. A first marker and who trained the
     * person (EXM-13) are answered 409, who may act for the person 403; one that is answered already 409.
     */
    @POST
    @Path("/{id}/answer")
    @RolesAllowed(Role.EXAMINER)
    @Operation(summary = "Answer a score review; the score found is final, higher or lower")
    public RestResponse<ScoreReviewView> answer(
            @RestPath UUID id,
            @Valid @NotNull AnswerRequest request,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        var review = reviewScores.answer(
                id, request.score().value(), request.reason().strip(), caller.account(), ifMatch);
        return ETags.ok(view(review), review.version());
    }

    private ScoreReviewView view(ScoreReview review) {
        return new ScoreReviewView(
                review.id(),
                review.registrationId(),
                review.batchId(),
                review.subject(),
                review.askedOn(),
                review.answerBy(),
                review.isOpen() && clock.today().isAfter(review.answerBy()),
                review.scoreBefore(),
                review.scoreAfter().orElse(null),
                review.reason().orElse(null),
                review.answeredAt()
                        .map(at -> at.atZone(BusinessClock.ZONE).toOffsetDateTime())
                        .orElse(null),
                review.version());
    }
}
