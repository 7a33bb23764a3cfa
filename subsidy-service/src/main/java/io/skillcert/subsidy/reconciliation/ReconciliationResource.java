package io.skillcert.subsidy.reconciliation;

import io.skillcert.clock.BusinessClock;
import io.skillcert.http.idempotency.Idempotent;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** The daily comparison of books, claims and bank. */
@Path("/v1/reconciliations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Payment")
public class ReconciliationResource {

    private final Reconcile reconcile;
    private final BusinessClock clock;

    ReconciliationResource(Reconcile reconcile, BusinessClock clock) {
        this.reconcile = reconcile;
        this.clock = clock;
    }

    public record ReconciliationView(LocalDate day, List<Reconcile.Difference> differences) {}

    public record ReconciliationsView(List<ReconciliationView> items) {}

    @POST
    @RolesAllowed({"treasurer", "auditor"})
    @Idempotent
    @Operation(summary = "Compare books, claims and bank now")
    public RestResponse<ReconciliationView> now() {
        return RestResponse.ok(new ReconciliationView(clock.today(), reconcile.now()));
    }

    @GET
    @RolesAllowed({"treasurer", "auditor"})
    @Operation(summary = "List the comparisons of the last days, the latest first; or that of one day")
    public ReconciliationsView list(
            @RestQuery LocalDate day, @RestQuery @DefaultValue("30") @Min(1) @Max(200) int limit) {
        var days = reconcile.days(limit);
        if (day != null) {
            days = List.of(day);
        }
        return new ReconciliationsView(days.stream()
                .map(each -> new ReconciliationView(each, reconcile.of(each)))
                .toList());
    }
}
