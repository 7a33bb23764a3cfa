package io.skillcert.registration.outcome.api;

import io.skillcert.registration.outcome.Careers;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Careers as the guide describes them. */
@Path("/v1/careers")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Outcomes")
class CareerResource {

    private final Careers careers;

    CareerResource(Careers careers) {
        this.careers = careers;
    }

    /**
     * Returns the figures that the guide cites, each with who has stated it and when. They are statements of others;
     * what this system measures is in the outcome figures.
     */
    @GET
    @Path("/levels")
    @PermitAll
    @Operation(
            summary =
                    "Read the stages of a career and the wages by sector as they were stated in June 2025, not measured")
    public Careers.Content levels() {
        return careers.content();
    }
}
