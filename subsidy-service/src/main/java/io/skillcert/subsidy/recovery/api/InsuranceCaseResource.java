package io.skillcert.subsidy.recovery.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skillcert.audit.AuditedRead;
import io.skillcert.http.paging.Page;
import io.skillcert.http.paging.PageRequest;
import io.skillcert.http.security.Caller;
import io.skillcert.http.security.Role;
import io.skillcert.subsidy.recovery.DecideInsuranceCase;
import io.skillcert.subsidy.recovery.InsuranceCase;
import io.skillcert.subsidy.recovery.InsuranceCases;
import io.skillcert.subsidy.settlement.SettlementView;
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
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Claims that were paid here and from unemployment insurance: two people decide about each. */
@Path("/v1/insurance-cases")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Recovery")
class InsuranceCaseResource {

    private final InsuranceCases cases;
    private final DecideInsuranceCase decideInsuranceCase;
    private final Caller caller;

    InsuranceCaseResource(InsuranceCases cases, DecideInsuranceCase decideInsuranceCase, Caller caller) {
        this.cases = cases;
        this.decideInsuranceCase = decideInsuranceCase;
        this.caller = caller;
    }

    /** @param reason why the money is recovered or stays with the holder */
    @Schema(name = "InsuranceCaseProposalRequest")
    record ProposalRequest(@NotNull InsuranceCase.Outcome outcome, @NotBlank @Size(max = 1000) String reason) {}

    /** @param outcome absent while nobody has proposed one */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record InsuranceCaseView(
            UUID claimId, Instant openedAt, InsuranceCase.Outcome outcome, SettlementView settlement) {}

    /**
     * Lists the claims that were paid although unemployment insurance has paid for the certificate (SUB-08), with what
     * was proposed and decided.
     */
    @GET
    @RolesAllowed({Role.SUBSIDY_OFFICER, Role.SUBSIDY_APPROVER, Role.AUDITOR})
    @Operation(summary = "List the claims that were paid here and from unemployment insurance")
    @AuditedRead(act = "list-insurance-cases", subject = "claim")
    public Page<InsuranceCaseView> list(@BeanParam @Valid PageRequest page) {
        return Page.of(cases.page(page), page, this::view, InsuranceCase::claimId);
    }

    /**
     * Proposes that the money is recovered ({@code RECOVER}) or stays with the holder ({@code KEEP}), with a reason.
     * Nothing changes until another person confirms it; a case that is decided already is answered 409.
     */
    @POST
    @Path("/{claimId}/proposal")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.SUBSIDY_OFFICER)
    @Operation(summary = "Propose whether the money is recovered; another person confirms it")
    public InsuranceCaseView propose(@RestPath UUID claimId, @Valid @NotNull ProposalRequest request) {
        return view(decideInsuranceCase.propose(claimId, request.outcome(), request.reason(), caller.account()));
    }

    /**
     * Decides the case as another person has proposed. {@code RECOVER} starts recovery (追回) of a paid claim: it is
     * {@code IN_RECOVERY} with a debt, and {@code io.skillcert.subsidy.recovery-started.v1} is published. By the person
     * who proposed it it is answered 403, without a proposal 409.
     */
    @POST
    @Path("/{claimId}/confirmation")
    @RolesAllowed(Role.SUBSIDY_APPROVER)
    @Operation(summary = "Confirm whether the money is recovered; the person who proposed it can't")
    public InsuranceCaseView confirm(@RestPath UUID claimId) {
        return view(decideInsuranceCase.confirm(claimId, caller.account()));
    }

    private InsuranceCaseView view(InsuranceCase found) {
        return new InsuranceCaseView(
                found.claimId(),
                found.openedAt(),
                found.outcome().orElse(null),
                SettlementView.of(
                        found.settlement(), decideInsuranceCase.reasonOf(found).orElse(null)));
    }
}
