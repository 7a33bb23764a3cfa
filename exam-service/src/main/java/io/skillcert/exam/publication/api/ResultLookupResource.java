package io.skillcert.exam.publication.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skillcert.audit.AuditedRead;
import io.skillcert.exam.mark.AttemptMarks.FunctionPoints;
import io.skillcert.exam.mark.api.MarkView;
import io.skillcert.exam.publication.LookUpResult;
import io.skillcert.exam.publication.OwnResult;
import io.skillcert.exam.result.api.OutcomeView.ResitView;
import io.skillcert.http.FindingView;
import io.skillcert.http.language.CallerLanguage;
import io.skillcert.http.openapi.FailsWith;
import io.skillcert.http.problem.Violations;
import io.skillcert.http.security.Caller;
import io.skillcert.http.security.Role;
import io.skillcert.personal.IdentityDocument;
import io.skillcert.policy.exam.ExamDecision;
import io.skillcert.policy.exam.Subject;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** A person's own result with its scores, once it is published. */
@Path("/v1/result-lookups")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Results")
class ResultLookupResource {

    private final LookUpResult lookUpResult;
    private final Caller caller;
    private final CallerLanguage language;

    ResultLookupResource(LookUpResult lookUpResult, Caller caller, CallerLanguage language) {
        this.lookUpResult = lookUpResult;
        this.caller = caller;
        this.language = language;
    }

    /** A registration with the identity document of its person, which is checked too. */
    record ResultLookup(
            @NotNull UUID registrationId,
            @NotNull IdentityDocument.Type identityType,
            @NotBlank @Size(max = 30) String identityNumber) {
        IdentityDocument document() {
            return Violations.reading("identityNumber", () -> new IdentityDocument(identityType, identityNumber));
        }
    }

    /**
     * A subject of a person's own result.
     *
     * @param score absent where the subject was not sat now: it was missed, or the pass is retained
     * @param voided true if the score is void for misconduct; else absent
     * @param functions the points by vocational function, where the subject was sat on a computer here; else absent
     * @param marks why each response got its points, after the last day to request a score review; else absent
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SubjectScoreView(
            Subject subject,
            ExamDecision.Status status,
            BigDecimal score,
            Boolean voided,
            LocalDate retainedUntil,
            List<FunctionPoints> functions,
            List<MarkView> marks) {

        static SubjectScoreView of(ExamDecision.SubjectOutcome subject, OwnResult result, Locale language) {
            var marked = Optional.ofNullable(result.marked().get(subject.subject()));
            return new SubjectScoreView(
                    subject.subject(),
                    subject.status(),
                    result.scores().get(subject.subject()),
                    result.voided().contains(subject.subject()) ? true : null,
                    subject.retainedUntil().orElse(null),
                    marked.map(OwnResult.Marked::functions).orElse(null),
                    marked.map(OwnResult.Marked::marks)
                            .filter(marks -> !marks.isEmpty())
                            .map(marks -> marks.stream()
                                    .map(mark -> MarkView.of(mark, language))
                                    .toList())
                            .orElse(null));
        }
    }

    /** @param reviewRequestBy the last day to request a score review (EXM-05) */
    record OwnResultView(
            UUID registrationId,
            UUID batchId,
            ExamDecision.Outcome outcome,
            LocalDate publishedOn,
            LocalDate reviewRequestBy,
            List<SubjectScoreView> subjects,
            ResitView resit,
            List<FindingView> findings) {

        static OwnResultView of(UUID registrationId, OwnResult result, Locale language) {
            var decision = result.decision();
            var publication = result.publication();
            return new OwnResultView(
                    registrationId,
                    publication.batchId(),
                    decision.outcome(),
                    publication.publishedOn(),
                    publication.reviewRequestBy(),
                    decision.subjects().stream()
                            .map(subject -> SubjectScoreView.of(subject, result, language))
                            .toList(),
                    ResitView.of(decision.resit()),
                    FindingView.of(decision.findings(), language));
        }
    }

    /**
     * Returns the scores, the outcome and the right to a resit with the findings; why each response got its points is
     * added when the days to request a score review are over. The account must be one that may act for the
     * registration, and the identity document the person's; otherwise, and before the publication, it is answered 404,
     * and after many wrong ones 429.
     */
    @POST
    @RolesAllowed({Role.CANDIDATE, Role.PARTNER})
    @APIResponseSchema(OwnResultView.class)
    @Operation(summary = "Look up the published result of a registration, by an account that may act for it")
    @AuditedRead(act = "look-up-result", subject = "exam-result")
    @FailsWith({404, 429})
    public RestResponse<OwnResultView> lookUp(@Valid @NotNull ResultLookup lookup) {
        var result = lookUpResult.lookUp(caller.account(), lookup.registrationId(), lookup.document());
        var view = OwnResultView.of(lookup.registrationId(), result, language.get());
        return RestResponse.ResponseBuilder.ok(view)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
