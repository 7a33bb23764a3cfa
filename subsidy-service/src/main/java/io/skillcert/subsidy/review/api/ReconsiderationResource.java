package io.skillcert.subsidy.review.api;

import io.skillcert.http.paging.Page;
import io.skillcert.http.security.Role;
import io.skillcert.subsidy.review.ReconsiderClaim;
import io.skillcert.subsidy.review.Reconsideration;
import io.skillcert.subsidy.review.Reconsiderations;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** Refusals that claimants have asked to look at again (申请复核). */
@Path("/v1/reconsiderations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Claim review")
public class ReconsiderationResource {

    private final Reconsiderations reconsiderations;
    private final ReconsiderClaim reconsiderClaim;

    ReconsiderationResource(Reconsiderations reconsiderations, ReconsiderClaim reconsiderClaim) {
        this.reconsiderations = reconsiderations;
        this.reconsiderClaim = reconsiderClaim;
    }

    @GET
    @RolesAllowed({Role.SUBSIDY_OFFICER, Role.AUDITOR})
    @Operation(summary = "List refusals that are still to be reconsidered")
    public Page<ReconsiderClaim.Asked> open(
            @RestQuery @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RestQuery UUID after) {
        return Page.of(reconsiderations.open(after, limit), limit, reconsiderClaim::show, Reconsideration::claimId);
    }
}
