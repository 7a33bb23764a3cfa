package io.skillcert.exam.scoring.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skillcert.audit.AuditedRead;
import io.skillcert.clock.BusinessClock;
import io.skillcert.exam.entry.ExamEntries;
import io.skillcert.exam.result.Score;
import io.skillcert.exam.scoring.CorrectScore;
import io.skillcert.exam.scoring.ScoreCorrection;
import io.skillcert.exam.scoring.ScoreCorrections;
import io.skillcert.exam.seating.Seat;
import io.skillcert.http.idempotency.Idempotent;
import io.skillcert.http.paging.Page;
import io.skillcert.http.paging.PageRequest;
import io.skillcert.http.security.Caller;
import io.skillcert.http.security.Role;
import io.skillcert.policy.exam.Subject;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Corrections of mistyped scores before publication. */
@Path("/v1/exam-batches/{batchId}/score-corrections")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Exam batches")
class ScoreCorrectionResource {

    private final CorrectScore correctScore;
    private final ScoreCorrections corrections;
    private final ExamEntries entries;
    private final Caller caller;

    ScoreCorrectionResource(
            CorrectScore correctScore, ScoreCorrections corrections, ExamEntries entries, Caller caller) {
        this.correctScore = correctScore;
        this.corrections = corrections;
        this.entries = entries;
        this.caller = caller;
    }

    /**
     * A correction.
     *
     * @param score the right score; absent to take back an absence, by an exam officer
     * @param marker the account whose score it is, for an exam officer; absent: the only one
     */
    @Schema(name = "ScoreCorrectionRequest")
    record CorrectionRequest(
            @NotNull UUID registrationId,
            @NotNull Subject subject,
            Score score,
            @Size(max = 200) String marker,
            @NotBlank @Size(max = 500) String reason) {
        CorrectScore.Request toRequest(UUID batchId) {
            return new CorrectScore.Request(
                    batchId,
                    new Seat.Key(registrationId, subject),
                    Optional.ofNullable(score).map(Score::value),
                    Optional.ofNullable(marker),
                    reason.strip());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ScoreCorrectionView")
    record CorrectionView(
            UUID id,
            UUID registrationId,
            Subject subject,
            String marker,
            BigDecimal scoreBefore,
            BigDecimal scoreAfter,
            String reason,
            String correctedBy,
            OffsetDateTime correctedAt) {
        static CorrectionView of(ScoreCorrection correction) {
            return new CorrectionView(
                    correction.id(),
                    correction.registrationId(),
                    correction.subject(),
                    correction.marker().orElse(null),
                    correction.valueBefore().orElse(null),
                    correction.valueAfter().orElse(null),
                    correction.reason(),
                    correction.correctedBy(),
                    correction.correctedAt().atZone(BusinessClock.ZONE).toOffsetDateTime());
        }
    }

    /**
     * Replaces a score that was mistyped, or takes back an absence, and computes the score of the subject again; two
     * markers who differ after it need a third one. A computed score is corrected by the key of the item only. Once the
     * publication has started it is answered 409: then a score review is the way.
     */
    @POST
    @RolesAllowed({Role.EXAM_OFFICER, Role.EXAMINER})
    @Idempotent
    @APIResponseSchema(value = CorrectionView.class, responseCode = "201")
    @Operation(
            summary = "Correct a mistyped score before publication: the own one as its marker, any as an exam officer")
    public RestResponse<CorrectionView> correct(@RestPath UUID batchId, @Valid @NotNull CorrectionRequest request) {
        var correction = caller.hasAnyRole(Role.EXAM_OFFICER)
                ? correctScore.correctAny(request.toRequest(batchId), caller.account())
                : correctScore.correctOwn(request.toRequest(batchId), caller.account());
        return RestResponse.status(RestResponse.Status.CREATED, CorrectionView.of(correction));
    }

    /** Lists the corrections with the score before and after, who made them and why. */
    @GET
    @RolesAllowed({Role.EXAM_OFFICER, Role.AUDITOR})
    @Operation(summary = "List the corrections of scores of a batch, oldest first")
    @AuditedRead(act = "list-score-corrections", subject = "exam-batch")
    public Page<CorrectionView> list(@RestPath UUID batchId, @BeanParam @Valid PageRequest page) {
        entries.requireKnown(batchId);
        return Page.of(corrections.page(batchId, page), page, CorrectionView::of, ScoreCorrection::id);
    }
}
