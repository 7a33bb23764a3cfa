package io.skillcert.registration.outcome.api;

import io.skillcert.http.openapi.FailsWith;
import io.skillcert.registration.outcome.OutcomeFigures;
import io.skillcert.registration.outcome.OutcomeFigures.Figures;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** Measured outcomes, which everybody reads. */
@Path("/v1/outcome-figures")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Outcomes")
class OutcomeFigureResource {

    private final OutcomeFigures figures;

    OutcomeFigureResource(OutcomeFigures figures) {
        this.figures = figures;
    }

    /**
     * Returns for a level how many people passed at the first attempt, how long it took from the course to the
     * certificate, and what holders have reported about employment, up to the quarter before. Groups with fewer people
     * than the parameter {@code least-group} are not shown, nor what would let them be computed.
     */
    @GET
    @PermitAll
    @Operation(
            summary = "Read measured outcomes of a level, of all candidates or those of a training institution;"
                    + " figures about few people are not shown")
    @FailsWith(404)
    public Figures get(@RestQuery @NotNull @Min(1) @Max(5) Integer level, @RestQuery UUID institution) {
        return figures.of(level, Optional.ofNullable(institution));
    }
}
