package io.skillcert.exam.review;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.identity.SecurityIdentity;
import io.skillcert.clock.BusinessClock;
import io.skillcert.exam.result.Score;
import io.skillcert.exam.result.policy.Subject;
import io.skillcert.http.ETags;
import io.skillcert.http.idempotency.Idempotent;
import io.skillcert.http.paging.Page;
import io.skillcert.http.problem.Violations;
import io.skillcert.personal.IdentityDocument;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
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
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** Score reviews (成绩复核): asked for within the window, answered with a reason. */
@Path("/v1/score-reviews")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Score reviews")
public class ScoreReviewResource {

    private final ReviewScores reviewScores;
    private final ScoreReviews reviews;
    private final SecurityIdentity caller;
    private final BusinessClock clock;

    ScoreReviewResource(ReviewScores reviewScores, ScoreReviews reviews, SecurityIdentity caller, BusinessClock clock) {
        this.reviewScores = reviewScores;
        this.reviews = reviews;
        this.caller = caller;
        this.clock = clock;
    }

    /** The person is recognised by the identity document that was registered with. */
    public record ScoreReviewRequest(
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

    public record AnswerRequest(@NotNull Score score, @NotBlank @Size(max = 500) String reason) {}

    /**
     * @param answerBy counted from the close of the window (EXM-06)
     * @param overdue whether that day has passed without an answer
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ScoreReviewView(
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
            Instant answeredAt,
            long version) {}

    @POST
    @RolesAllowed({"candidate", "partner"})
    @Idempotent
    @APIResponseSchema(value = ScoreReviewView.class, responseCode = "201")
    @Operation(summary = "Ask for the review of a published score: once a subject, within the window (EXM-05)")
    public RestResponse<ScoreReviewView> ask(@Valid @NotNull ScoreReviewRequest request) {
        var review = reviewScores.ask(request.read(), account());
        return ETags.created("/v1/score-reviews/" + review.id(), view(review), review.version());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"candidate", "partner", "exam-officer", "examiner", "auditor"})
    @Operation(summary = "Read a score review: an officer any, a candidate or partner an own one")
    public RestResponse<ScoreReviewView> get(@RestPath UUID id) {
        var review = reviews.get(id);
        var owns = caller.hasRole("candidate") || caller.hasRole("partner");
        if (owns && !review.askedBy().equals(account())) {
            throw ScoreReviewProblems.notFound();
        }
        return ETags.ok(view(review), review.version());
    }

    @GET
    @RolesAllowed({"exam-officer", "examiner", "auditor"})
    @Operation(summary = "List the score reviews of a batch, oldest first; those overdue are marked")
    public Page<ScoreReviewView> list(
            @RestQuery @NotNull UUID batchId,
            @RestQuery @DefaultValue("false") @Pattern(regexp = "true|false") String open,
            @RestQuery @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RestQuery UUID after) {
        return Page.of(
                reviews.page(batchId, Boolean.parseBoolean(open), after, limit), limit, this::view, ScoreReview::id);
    }

    @POST
    @Path("/{id}/answer")
    @RolesAllowed("examiner")
    @Operation(summary = "Answer a score review: the score found stands, up or down (EXM-10)")
    public RestResponse<ScoreReviewView> answer(
            @RestPath UUID id,
            @Valid @NotNull AnswerRequest request,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        var review = reviewScores.answer(
                id, request.score().value(), request.reason().strip(), account(), ifMatch);
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
                review.answeredAt().orElse(null),
                review.version());
    }

    private String account() {
        return caller.getPrincipal().getName();
    }
}
