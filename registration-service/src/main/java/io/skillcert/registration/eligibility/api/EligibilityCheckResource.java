package io.skillcert.registration.eligibility.api;

import io.skillcert.clock.BusinessClock;
import io.skillcert.http.language.CallerLanguage;
import io.skillcert.http.limits.BodyLimit;
import io.skillcert.http.problem.Violations;
import io.skillcert.registration.eligibility.CandidateFacts;
import io.skillcert.registration.eligibility.Occupations;
import io.skillcert.registration.eligibility.policy.EligibilityRules;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Evaluates which exam levels a person may sit, by which routes, and from which day. Stores nothing. */
@Path("/v1/eligibility-checks")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Policy checks")
class EligibilityCheckResource {

    private final EligibilityRules rules;
    private final Occupations occupations;
    private final BusinessClock clock;
    private final CallerLanguage language;

    public EligibilityCheckResource(
            EligibilityRules rules, Occupations occupations, BusinessClock clock, CallerLanguage language) {
        this.rules = rules;
        this.occupations = occupations;
        this.clock = clock;
        this.language = language;
    }

    /** @param on the day of evaluation; today if absent */
    public record EligibilityCheckRequest(
            @NotBlank @Size(max = 20) @Schema(examples = "4-04-05-05") String occupationCode,
            LocalDate on,
            @NotNull @Valid CandidateFacts candidate) {}

    /**
     * Evaluates every route of all five levels (REG-01 to REG-06) for the stated facts on a day, and returns each
     * finding with its citation, the documents of each route (REG-08) and the first day on which time alone opens a
     * closed level (REG-07). Nothing is stored and nothing is verified. A day for which no rules are in force is
     * answered 400.
     */
    @POST
    @PermitAll
    @BodyLimit(BodyLimit.POLICY_CHECK)
    @Operation(summary = "Evaluate all application routes of all levels for the stated facts")
    public EligibilityView check(@Valid @NotNull EligibilityCheckRequest request) {
        var on = Optional.ofNullable(request.on()).orElseGet(clock::today);
        var violations = new Violations();
        violations.addIf(!rules.isInForceOn(on), "on", "no rules are in force on {0}", on);
        violations.addIf(
                rules.isInForceOn(on) && !occupations.areKnown(request.occupationCode(), on),
                "occupationCode",
                "is not a known occupation");
        request.candidate().check("candidate", on, violations);
        violations.throwIfAny();
        return EligibilityView.of(rules.decide(request.candidate().facts(), on), language.get());
    }
}
