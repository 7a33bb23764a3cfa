package io.skillcert.subsidy.review.api;

import io.skillcert.audit.AuditedRead;
import io.skillcert.http.paging.Page;
import io.skillcert.http.paging.PageRequest;
import io.skillcert.http.security.Role;
import io.skillcert.subsidy.review.ReconsiderClaim;
import io.skillcert.subsidy.review.Reconsideration;
import io.skillcert.subsidy.review.Reconsiderations;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The reconsiderations (申请复核) of refusals that claimants have requested. */
@Path("/v1/reconsiderations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Claim review")
class ReconsiderationResource {

    private final Reconsiderations reconsiderations;
    private final ReconsiderClaim reconsiderClaim;

    ReconsiderationResource(Reconsiderations reconsiderations, ReconsiderClaim reconsiderClaim) {
        this.reconsiderations = reconsiderations;
        this.reconsiderClaim = reconsiderClaim;
    }

    record Asked(UUID claimId, Instant askedAt, String grounds) {}

    /** Lists the requests for reconsideration (申请复核) that are not answered, with the claimant's grounds. */
    @GET
    @RolesAllowed({Role.SUBSIDY_OFFICER, Role.AUDITOR})
    @Operation(summary = "List the refusals that are to be reconsidered")
    @AuditedRead(act = "list-reconsiderations", subject = "claim")
    public Page<Asked> open(@BeanParam @Valid PageRequest page) {
        return Page.of(reconsiderations.open(page), page, this::view, Reconsideration::claimId);
    }

    private Asked view(Reconsideration reconsideration) {
        return new Asked(
                reconsideration.claimId(), reconsideration.askedAt(), reconsiderClaim.groundsOf(reconsideration));
    }
}
