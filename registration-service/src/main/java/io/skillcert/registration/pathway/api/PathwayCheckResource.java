package io.skillcert.registration.pathway.api;

import io.skillcert.clock.BusinessClock;
import io.skillcert.http.language.CallerLanguage;
import io.skillcert.http.limits.BodyLimit;
import io.skillcert.http.problem.Violations;
import io.skillcert.registration.eligibility.Occupations;
import io.skillcert.registration.pathway.PlanPathway;
import io.skillcert.registration.pathway.policy.PathwayFacts;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Plans when a person can have a level, what it costs and what comes back. Stores nothing. */
@Path("/v1/pathway-checks")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Policy checks")
class PathwayCheckResource {

    private final PlanPathway planPathway;
    private final Occupations occupations;
    private final BusinessClock clock;
    private final CallerLanguage language;

    PathwayCheckResource(
            PlanPathway planPathway, Occupations occupations, BusinessClock clock, CallerLanguage language) {
        this.planPathway = planPathway;
        this.occupations = occupations;
        this.clock = clock;
        this.language = language;
    }

    /**
     * Computes for a person the first batch of a level that can be sat, the days from registration to certificate and
     * subsidy, the cost and the amount that comes back (SUB-10), by the rules of all three services. Without batches in
     * the request the announced ones count. Nothing is stored; what is not known is named and not guessed.
     */
    @POST
    @PermitAll
    @BodyLimit(BodyLimit.LARGE_CHECK)
    @Operation(summary = "Plan the way to a level: batch, days, steps, cost, subsidy, and what is still unknown")
    public PathwayView check(@Valid @NotNull PathwayCheckRequest request) {
        var on = Optional.ofNullable(request.on()).orElseGet(clock::today);
        var inForce = planPathway.isInForceOn(on);
        var violations = new Violations();
        violations.addIf(!inForce, "on", "no rules are in force on {0}", on);
        violations.addIf(
                inForce && !occupations.areKnown(request.occupationCode(), on),
                "occupationCode",
                "is not a known occupation");
        request.check(on, violations);
        violations.throwIfAny();
        var announced = request.batches() == null
                ? planPathway.announced(request.occupationCode(), request.goal(), on)
                : List.<PathwayFacts.Batch>of();
        return PathwayView.of(planPathway.plan(request.facts(on, announced)), language.get());
    }
}
