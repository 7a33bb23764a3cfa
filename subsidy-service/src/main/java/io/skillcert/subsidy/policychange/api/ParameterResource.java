package io.skillcert.subsidy.policychange.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.skillcert.http.ETags;
import io.skillcert.http.idempotency.Idempotent;
import io.skillcert.http.paging.Page;
import io.skillcert.http.paging.PageRequest;
import io.skillcert.http.security.Caller;
import io.skillcert.http.security.Role;
import io.skillcert.policy.Citation;
import io.skillcert.policy.data.ParameterFile;
import io.skillcert.subsidy.assessment.SubsidyParameterSource;
import io.skillcert.subsidy.policychange.CandidateParameters;
import io.skillcert.subsidy.policychange.ChangeParameter;
import io.skillcert.subsidy.policychange.ParameterProposal;
import io.skillcert.subsidy.policychange.ParameterProposals;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** The parameters of the subsidy, and the proposals of new values. */
@Path("/v1")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Policy")
class ParameterResource {

    private final ChangeParameter changeParameter;
    private final ParameterProposals proposals;
    private final SubsidyParameterSource policy;
    private final Caller caller;

    ParameterResource(
            ChangeParameter changeParameter,
            ParameterProposals proposals,
            SubsidyParameterSource policy,
            Caller caller) {
        this.changeParameter = changeParameter;
        this.proposals = proposals;
        this.policy = policy;
        this.caller = caller;
    }

    record EntryView(LocalDate effectiveFrom, JsonNode value, Citation citation) {}

    /**
     * @param chosenBy the day of a case that selects the entry
     * @param comparedWithTextOn the day on which the values were last compared with the text
     */
    record ParameterView(
            String name,
            String description,
            List<String> rules,
            String unit,
            String chosenBy,
            LocalDate comparedWithTextOn,
            List<EntryView> entries) {
        static ParameterView of(ParameterFile file) {
            var entries = new TreeMap<>(file.values())
                    .entrySet().stream()
                            .map(entry -> new EntryView(
                                    entry.getKey(),
                                    entry.getValue().value(),
                                    entry.getValue().citation()))
                            .toList();
            return new ParameterView(
                    file.name(),
                    file.description(),
                    file.rules(),
                    file.unit(),
                    file.chosenBy(),
                    file.comparedWithTextOn(),
                    entries);
        }
    }

    record ParametersView(List<ParameterView> items) {}

    /**
     * @param effectiveFrom the first day of the value, a future day
     * @param value the value in YAML, as a parameter file has it
     */
    @Schema(name = "ParameterProposalRequest")
    record ProposalRequest(
            @NotBlank @Size(max = 60) String name,
            @NotNull LocalDate effectiveFrom,
            @NotBlank @Size(max = 4000) String value,
            @NotNull @Valid PolicySimulationResource.CitationRequest citation) {}

    /** @param reason what is wrong about the value */
    record WithdrawalRequest(@NotBlank @Size(max = 1000) String reason) {}

    /** @param replayId the simulation on all stored decisions, as if the value had always been in force */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ProposalView(
            UUID id,
            String name,
            LocalDate effectiveFrom,
            JsonNode value,
            Citation citation,
            UUID replayId,
            Instant proposedAt,
            ParameterProposal.Status status,
            Instant decidedAt,
            String withdrawalReason,
            long version) {}

    /**
     * Lists every parameter in force with its history of values by day, each with its citation, and the rules that use
     * it. An old case keeps the value of its day.
     */
    @GET
    @Path("/parameters")
    @PermitAll
    @Operation(summary = "List the parameters of the subsidy with all values and their citations")
    public ParametersView parameters() {
        return new ParametersView(policy.files().values().stream()
                .map(ParameterView::of)
                .sorted(Comparator.comparing(ParameterView::name))
                .toList());
    }

    /**
     * Proposes a value from a future day on, with its citation, and starts a simulation on all stored decisions. It
     * counts once another person has adopted it. A day that is past or has a value already, or a value of another
     * shape, is answered 400.
     */
    @POST
    @Path("/parameter-proposals")
    @RolesAllowed(Role.SUBSIDY_OFFICER)
    @Idempotent
    @APIResponseSchema(value = ProposalView.class, responseCode = "201")
    @Operation(summary = "Propose a new value of a parameter; its simulation on all stored decisions starts at once")
    public RestResponse<ProposalView> propose(@Valid @NotNull ProposalRequest request) {
        var candidate = new CandidateParameters(
                request.name(),
                request.effectiveFrom(),
                PolicySimulationResource.parse(request.value(), "value"),
                request.citation().citation());
        var proposal = changeParameter.propose(candidate, caller.account());
        return ETags.created("/v1/parameter-proposals/" + proposal.id(), view(proposal), proposal.version());
    }

    /** Lists the proposals with value, citation, simulation and status. */
    @GET
    @Path("/parameter-proposals")
    @RolesAllowed({Role.SUBSIDY_OFFICER, Role.SUBSIDY_APPROVER, Role.AUDITOR})
    @Operation(summary = "List proposals, oldest first")
    public Page<ProposalView> list(@BeanParam @Valid PageRequest page) {
        return Page.of(proposals.page(page), page, this::view, ParameterProposal::id);
    }

    /** Returns the proposal with its value and simulation. The ETag is the version that a decision must name. */
    @GET
    @Path("/parameter-proposals/{id}")
    @RolesAllowed({Role.SUBSIDY_OFFICER, Role.SUBSIDY_APPROVER, Role.AUDITOR})
    @Operation(summary = "Get a proposal")
    public RestResponse<ProposalView> get(@RestPath UUID id) {
        return answer(proposals.get(id));
    }

    /**
     * Puts the value in force from its day on; {@code io.skillcert.subsidy.parameter-adopted.v1} is published, and no
     * decided case changes. By the person who proposed it it is answered 403; before the simulation is done, on the day
     * of the value or later, or if the proposal is decided, 409.
     */
    @POST
    @Path("/parameter-proposals/{id}/adoption")
    @RolesAllowed(Role.SUBSIDY_APPROVER)
    @Operation(summary = "Adopt a proposed value from its day; the person who proposed it can't")
    public RestResponse<ProposalView> adopt(@RestPath UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return answer(changeParameter.adopt(id, ifMatch, caller.account()));
    }

    /** Ends the proposal without an effect. A proposal that is decided already is answered 409. */
    @POST
    @Path("/parameter-proposals/{id}/rejection")
    @RolesAllowed(Role.SUBSIDY_APPROVER)
    @Operation(summary = "Reject a proposed value")
    public RestResponse<ProposalView> reject(@RestPath UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return answer(changeParameter.reject(id, ifMatch, caller.account()));
    }

    /**
     * Requests with a reason that an adopted value is withdrawn before its day; it stays adopted until another person
     * confirms. On its day or later it is answered 409: then propose another value.
     */
    @POST
    @Path("/parameter-proposals/{id}/withdrawal")
    @RolesAllowed(Role.SUBSIDY_OFFICER)
    @Operation(summary = "Ask to withdraw an adopted value before its day; another person confirms it")
    public RestResponse<ProposalView> askWithdrawal(
            @RestPath UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull WithdrawalRequest request) {
        return answer(changeParameter.askWithdrawal(id, ifMatch, request.reason(), caller.account()));
    }

    /**
     * Withdraws the adopted value, so that the earlier one stays in force;
     * {@code io.skillcert.subsidy.parameter-withdrawn.v1} is published. By the person who asked for it it is answered
     * 403; without a request, or on the day of the value or later, 409.
     */
    @POST
    @Path("/parameter-proposals/{id}/withdrawal-confirmation")
    @RolesAllowed(Role.SUBSIDY_APPROVER)
    @Operation(summary = "Withdraw an adopted value before its day; the person who asked for it can't")
    public RestResponse<ProposalView> withdraw(@RestPath UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return answer(changeParameter.withdraw(id, ifMatch, caller.account()));
    }

    private RestResponse<ProposalView> answer(ParameterProposal proposal) {
        return ETags.ok(view(proposal), proposal.version());
    }

    private ProposalView view(ParameterProposal proposal) {
        var entry = changeParameter.entryOf(proposal);
        return new ProposalView(
                proposal.id(),
                proposal.name(),
                proposal.effectiveFrom(),
                entry.value(),
                entry.citation(),
                proposal.simulationId(),
                proposal.proposedAt(),
                proposal.status(),
                proposal.decidedAt().orElse(null),
                proposal.withdrawalReason().orElse(null),
                proposal.version());
    }
}
