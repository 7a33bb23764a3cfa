package io.skillcert.consistency.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skillcert.clock.BusinessClock;
import io.skillcert.consistency.Consistency;
import io.skillcert.http.security.Role;
import io.skillcert.http.table.Export;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** Counts and digests of what services share, so that a tool can compare the services: none of them asks another one. */
@Path("/v1/consistency")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operating")
public class ConsistencyResource {

    private final Consistency consistency;
    private final BusinessClock clock;

    ConsistencyResource(Consistency consistency, BusinessClock clock) {
        this.consistency = consistency;
        this.clock = clock;
    }

    /**
     * The records of one measure, batch and day.
     *
     * @param batchId absent for measures that are compared by day alone
     * @param digest SHA-256 of the sorted records in hexadecimal
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FigureView(String measure, UUID batchId, LocalDate day, long count, String digest) {}

    /** @param measures the names of all measures of the service, those without records too */
    public record ConsistencyView(List<String> measures, List<FigureView> figures) {}

    /**
     * Returns for each measure, batch and day how many records this service has and a digest of them. Another service
     * with the same figure has the same records; no service asks another one, so a tool compares them.
     */
    @GET
    @RolesAllowed({Role.OPERATOR, Role.AUDITOR})
    @Operation(
            summary = "Read counts and digests of what this service shares with others, by batch and day, of 31 days")
    public ConsistencyView get(@RestQuery LocalDate from, @RestQuery LocalDate to) {
        var figures = consistency.figures(Export.Days.ofExport(from, to, clock.today()));
        return new ConsistencyView(
                consistency.measures(),
                figures.stream()
                        .map(figure -> new FigureView(
                                figure.measure(), figure.batchId(), figure.day(), figure.count(), figure.digest()))
                        .toList());
    }
}
