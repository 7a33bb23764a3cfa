package io.skillcert.subsidy.policychange.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.skillcert.http.idempotency.Idempotent;
import io.skillcert.http.json.RawJson;
import io.skillcert.http.paging.Page;
import io.skillcert.http.paging.PageRequest;
import io.skillcert.http.problem.Violations;
import io.skillcert.http.security.Caller;
import io.skillcert.http.security.Role;
import io.skillcert.policy.Citation;
import io.skillcert.policy.data.ParameterFiles;
import io.skillcert.policy.data.PolicyDataException;
import io.skillcert.subsidy.policychange.CandidateParameters;
import io.skillcert.subsidy.policychange.PolicySimulation;
import io.skillcert.subsidy.policychange.PolicySimulations;
import io.skillcert.subsidy.policychange.SimulatedChange;
import io.skillcert.subsidy.policychange.SimulatedChanges;
import io.skillcert.subsidy.policychange.SimulationReport;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Simulations of candidate parameters on all stored decisions: who would gain, who would lose and what it costs. */
@Path("/v1/policy-replays")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Policy")
class PolicySimulationResource {

    private static final int MAX_CANDIDATES = 50;

    private final PolicySimulations simulations;
    private final SimulatedChanges changes;
    private final Caller caller;

    PolicySimulationResource(PolicySimulations simulations, SimulatedChanges changes, Caller caller) {
        this.simulations = simulations;
        this.changes = changes;
        this.caller = caller;
    }

    record SimulationRequest(@NotEmpty @Size(max = MAX_CANDIDATES) List<@NotNull @Valid CandidateRequest> parameters) {}

    /**
     * @param effectiveFrom the first day of the value; if absent, the value replaces all values of the parameter
     * @param value the value in YAML, as a parameter file has it
     */
    record CandidateRequest(
            @NotBlank @Size(max = 60) String name,
            LocalDate effectiveFrom,
            @NotBlank @Size(max = 4000) String value,
            @NotNull @Valid CitationRequest citation) {
        CandidateParameters candidate(String field) {
            return new CandidateParameters(name, effectiveFrom, parse(value, field + "value"), citation.citation());
        }
    }

    /** @throws io.skillcert.http.problem.ProblemException 400 naming the field if the value is not YAML */
    static JsonNode parse(String value, String field) {
        try {
            return ParameterFiles.parseValue(value);
        } catch (PolicyDataException e) {
            throw Violations.single(field, "is not a value in YAML, as a parameter file has it");
        }
    }

    record CitationRequest(@NotBlank @Size(max = 200) String document, @NotBlank @Size(max = 200) String article) {
        Citation citation() {
            return new Citation(document, article);
        }
    }

    /**
     * @param report the totals, once the simulation is done
     * @param failure why the simulation has failed; absent if it has not
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SimulationView(
            UUID id,
            Instant requestedAt,
            PolicySimulation.Status status,
            @Schema(implementation = SimulationReport.class) RawJson report,
            String failure) {}

    /**
     * Starts a simulation in the background: every stored case is decided again with the candidate values, from a day
     * on or as if they had always been in force. It changes no case and no parameter; its result is read by its id.
     */
    @POST
    @RolesAllowed({Role.SUBSIDY_OFFICER, Role.SUBSIDY_APPROVER, Role.AUDITOR})
    @Idempotent
    @APIResponseSchema(value = SimulationView.class, responseCode = "201")
    @Operation(summary = "Simulate candidate parameters on all stored decisions; no case is changed")
    public RestResponse<SimulationView> request(@Valid @NotNull SimulationRequest request) {
        var candidates = IntStream.range(0, request.parameters().size())
                .mapToObj(i -> request.parameters().get(i).candidate("parameters[" + i + "]."))
                .toList();
        return RestResponse.status(
                RestResponse.Status.CREATED, view(simulations.request(candidates, caller.account())));
    }

    /**
     * Returns the state of the simulation and, when it is {@code DONE}, how many people gain and lose, and the cost
     * before and after.
     */
    @GET
    @Path("/{id}")
    @RolesAllowed({Role.SUBSIDY_OFFICER, Role.SUBSIDY_APPROVER, Role.AUDITOR})
    @Operation(summary = "Get a simulation: who gains, who loses and the cost, by level and by rule")
    public SimulationView get(@RestPath UUID id) {
        return view(simulations.get(id));
    }

    /**
     * Lists the cases whose outcome or amount the candidates change, with the rules whose verdict changes. Until the
     * simulation is done the list is incomplete.
     */
    @GET
    @Path("/{id}/changes")
    @RolesAllowed({Role.SUBSIDY_OFFICER, Role.SUBSIDY_APPROVER, Role.AUDITOR})
    @Operation(summary = "List the cases that would be decided differently")
    public Page<SimulatedChange> changes(@RestPath UUID id, @BeanParam @Valid PageRequest page) {
        simulations.get(id);
        return Page.of(changes.page(id, page), page, Function.identity(), SimulatedChange::decisionId);
    }

    private SimulationView view(PolicySimulation simulation) {
        return new SimulationView(
                simulation.id(),
                simulation.requestedAt(),
                simulation.status(),
                simulation.report().map(RawJson::of).orElse(null),
                simulation.failure().orElse(null));
    }
}
