package io.skillcert.subsidy.policychange.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.skillcert.http.idempotency.Idempotent;
import io.skillcert.http.json.RawJson;
import io.skillcert.http.paging.Page;
import io.skillcert.http.problem.Violations;
import io.skillcert.http.security.Caller;
import io.skillcert.http.security.Role;
import io.skillcert.policy.Citation;
import io.skillcert.policy.data.ParameterFiles;
import io.skillcert.policy.data.PolicyDataException;
import io.skillcert.subsidy.policychange.CandidateParameters;
import io.skillcert.subsidy.policychange.PolicySimulation;
import io.skillcert.subsidy.policychange.PolicySimulations;
import io.skillcert.subsidy.policychange.SimulatedChanges;
import io.skillcert.subsidy.policychange.SimulationReport;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** Trials of other parameters on all stored cases: who would gain, who would lose, what it costs. */
@Path("/v1/policy-replays")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Policy")
public class PolicySimulationResource {

    private static final int MAX_CANDIDATES = 50;

    private final PolicySimulations replays;
    private final SimulatedChanges changes;
    private final Caller caller;

    PolicySimulationResource(PolicySimulations replays, SimulatedChanges changes, Caller caller) {
        this.replays = replays;
        this.changes = changes;
        this.caller = caller;
    }

    public record ReplayRequest(
            @NotEmpty @Size(max = MAX_CANDIDATES) List<@NotNull @Valid CandidateRequest> parameters) {}

    /** @param effectiveFrom absent: as if it had always been so. @param value as its file would write it (YAML) */
    public record CandidateRequest(
            @NotBlank @Size(max = 60) String name,
            LocalDate effectiveFrom,
            @NotBlank @Size(max = 4000) String value,
            @NotNull @Valid CitationRequest citation) {
        CandidateParameters candidate(String field) {
            return new CandidateParameters(name, effectiveFrom, parse(value, field + "value"), citation.citation());
        }
    }

    /** As a parameter file would write it. */
    static JsonNode parse(String value, String field) {
        try {
            return ParameterFiles.parseValue(value);
        } catch (PolicyDataException e) {
            throw Violations.single(field, "is not a value as a parameter file writes it");
        }
    }

    public record CitationRequest(
            @NotBlank @Size(max = 200) String document, @NotBlank @Size(max = 200) String article) {
        Citation citation() {
            return new Citation(document, article);
        }
    }

    /** @param report once it is done, see {@link SimulationReport} */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ReplayView(UUID id, Instant requestedAt, PolicySimulation.Status status, RawJson report) {}

    @POST
    @RolesAllowed({Role.SUBSIDY_OFFICER, Role.SUBSIDY_APPROVER, Role.AUDITOR})
    @Idempotent
    @APIResponseSchema(value = ReplayView.class, responseCode = "201")
    @Operation(summary = "Try other parameters on all stored cases; nothing is changed by it")
    public RestResponse<ReplayView> request(@Valid @NotNull ReplayRequest request) {
        var candidates = IntStream.range(0, request.parameters().size())
                .mapToObj(i -> request.parameters().get(i).candidate("parameters[" + i + "]."))
                .toList();
        return RestResponse.status(RestResponse.Status.CREATED, view(replays.request(candidates, caller.account())));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Role.SUBSIDY_OFFICER, Role.SUBSIDY_APPROVER, Role.AUDITOR})
    @Operation(summary = "Read a trial: who gains, who loses, the cost, by level and by rule")
    public ReplayView get(@RestPath UUID id) {
        return view(replays.get(id));
    }

    @GET
    @Path("/{id}/changes")
    @RolesAllowed({Role.SUBSIDY_OFFICER, Role.SUBSIDY_APPROVER, Role.AUDITOR})
    @Operation(summary = "List the cases that would be decided otherwise")
    public Page<PolicySimulations.Change> changes(
            @RestPath UUID id,
            @RestQuery @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RestQuery UUID after) {
        replays.get(id);
        return Page.of(changes.page(id, after, limit), limit, change -> change, PolicySimulations.Change::decisionId);
    }

    private ReplayView view(PolicySimulation replay) {
        return new ReplayView(
                replay.id(),
                replay.requestedAt(),
                replay.status(),
                replay.report().map(RawJson::of).orElse(null));
    }
}
