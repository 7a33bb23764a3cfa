package io.skillcert.registration.application.api;

import io.skillcert.clock.BusinessClock;
import io.skillcert.policy.Citation;
import io.skillcert.registration.application.Commitments;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The text of the commitment (承诺) that applicants sign. */
@Path("/v1/commitment")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Registrations")
class CommitmentResource {

    private final Commitments commitments;
    private final BusinessClock clock;

    public CommitmentResource(Commitments commitments, BusinessClock clock) {
        this.commitments = commitments;
        this.clock = clock;
    }

    /** @param version the version to name in a registration */
    public record CommitmentView(String version, String text, Citation citation) {}

    /**
     * Returns the text of the commitment (承诺) that is in force today and its version, which a registration must name
     * (REG-08).
     */
    @GET
    @PermitAll
    @Operation(summary = "Get the commitment that applicants sign today")
    public CommitmentView get() {
        var text = commitments.on(clock.today());
        return new CommitmentView(text.effectiveFrom().toString(), text.value(), text.citation());
    }
}
