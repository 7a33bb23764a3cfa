package io.skillcert.exam.publication;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.skillcert.exam.entry.ExamEntries;
import io.skillcert.exam.result.OutcomeView;
import io.skillcert.exam.result.policy.ExamOutcome;
import io.skillcert.exam.result.policy.Subject;
import io.skillcert.exam.scoring.EnteredScore;
import io.skillcert.exam.scoring.EnteredScores;
import io.skillcert.http.ProblemException;
import io.skillcert.http.Violations;
import io.skillcert.personal.HolderDigests;
import io.skillcert.personal.IdentityDocument;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
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
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** A person's own result with its scores, once it is published. */
@Path("/v1/result-lookups")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Results")
public class ResultLookupResource {

    private final ExamEntries entries;
    private final StoredResults results;
    private final Publications publications;
    private final EnteredScores scores;
    private final HolderDigests digests;
    private final ObjectMapper json;

    ResultLookupResource(
            ExamEntries entries,
            StoredResults results,
            Publications publications,
            EnteredScores scores,
            HolderDigests digests,
            ObjectMapper json) {
        this.entries = entries;
        this.results = results;
        this.publications = publications;
        this.scores = scores;
        this.digests = digests;
        this.json = json;
    }

    /** The person is recognised by the identity document that was registered with. */
    public record ResultLookup(
            @NotNull UUID registrationId,
            @NotNull IdentityDocument.Type identityType,
            @NotBlank @Size(max = 30) String identityNumber) {}

    /** @param score absent where it was not sat now: an absence, or a pass that is kept */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record SubjectScoreView(
            Subject subject, ExamOutcome.Status status, BigDecimal score, LocalDate retainedUntil) {}

    /** @param reviewRequestBy the last day to ask for a score review (EXM-05) */
    public record OwnResultView(
            UUID registrationId,
            UUID batchId,
            ExamOutcome.Outcome outcome,
            LocalDate publishedOn,
            LocalDate reviewRequestBy,
            List<SubjectScoreView> subjects,
            OutcomeView.ResitView resit) {}

    @POST
    @RolesAllowed({"candidate", "partner"})
    @Transactional
    @APIResponseSchema(OwnResultView.class)
    @Operation(summary = "Look up the published result of a registration by its holder's identity document")
    public RestResponse<OwnResultView> lookUp(@Valid @NotNull ResultLookup lookup) {
        var digest = digests.of(document(lookup));
        var result = entries.findByIdOptional(lookup.registrationId())
                .filter(entry -> entry.holderDigest().equals(digest))
                .flatMap(entry -> results.findByIdOptional(entry.registrationId()))
                .orElseThrow(() -> new ProblemException(
                        404, "result-not-found", "There is no published result of this registration and person."));
        return RestResponse.ResponseBuilder.ok(view(result))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static IdentityDocument document(ResultLookup lookup) {
        try {
            return new IdentityDocument(lookup.identityType(), lookup.identityNumber());
        } catch (IllegalArgumentException e) {
            throw Violations.single("identityNumber", e.getMessage());
        }
    }

    private OwnResultView view(StoredResult result) {
        var publication = publications.get(result.batchId());
        var content = read(result.contentJson());
        Map<Subject, EnteredScore> sat = scores.of(Set.of(result.registrationId())).stream()
                .collect(Collectors.toMap(EnteredScore::subject, score -> score));
        return new OwnResultView(
                result.registrationId(),
                result.batchId(),
                result.outcome(),
                publication.publishedOn(),
                publication.reviewRequestBy(),
                content.subjects().stream()
                        .map(subject -> new SubjectScoreView(
                                subject.subject(),
                                subject.status(),
                                sat.containsKey(subject.subject())
                                        ? sat.get(subject.subject()).value().orElse(null)
                                        : null,
                                subject.retainedUntil()))
                        .toList(),
                content.resit());
    }

    private OutcomeView read(String content) {
        try {
            return json.readValue(content, OutcomeView.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored result can't be read", e);
        }
    }
}
