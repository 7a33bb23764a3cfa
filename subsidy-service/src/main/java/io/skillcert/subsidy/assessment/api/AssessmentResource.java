package io.skillcert.subsidy.assessment.api;

import io.skillcert.clock.BusinessClock;
import io.skillcert.http.language.CallerLanguage;
import io.skillcert.http.limits.BodyLimit;
import io.skillcert.http.problem.Violations;
import io.skillcert.policy.SkillLevel;
import io.skillcert.policy.subsidy.AwardKind;
import io.skillcert.policy.subsidy.Basis;
import io.skillcert.policy.subsidy.SubsidyFacts;
import io.skillcert.subsidy.assessment.AssessmentView;
import io.skillcert.subsidy.assessment.ClaimableOccupations;
import io.skillcert.subsidy.assessment.SubsidyParameterSource;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Assesses a claim that need not exist. Nothing is stored. */
@Path("/v1/assessments")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Policy checks")
class AssessmentResource {

    private static final int MAX_AWARDS = 200;

    private final SubsidyParameterSource policy;
    private final ClaimableOccupations occupations;
    private final BusinessClock clock;
    private final CallerLanguage language;

    AssessmentResource(
            SubsidyParameterSource policy,
            ClaimableOccupations occupations,
            BusinessClock clock,
            CallerLanguage language) {
        this.policy = policy;
        this.occupations = occupations;
        this.clock = clock;
        this.language = language;
    }

    /**
     * @param claimedOn today if absent
     * @param bases a basis that is absent or null is not known
     */
    record AssessmentRequest(
            @NotNull AwardKind kind,
            LocalDate claimedOn,
            @NotNull @Valid Certificate certificate,
            @NotNull Map<Basis, Boolean> bases,
            Boolean paidFromUnemploymentInsurance,
            @Size(max = MAX_AWARDS) List<@NotNull @Valid Award> awards) {

        AssessmentRequest {
            awards = awards == null ? List.of() : awards;
        }
    }

    /**
     * @param recognised true if absent
     * @param revoked false if absent
     */
    record Certificate(
            @NotBlank @Size(max = 20) @Schema(examples = "4-04-05-05") String occupationCode,
            @NotNull @Min(1) @Max(5) Integer level,
            @NotNull LocalDate issuedOn,
            Boolean recognised,
            Boolean revoked) {
        SubsidyFacts.CertificateFacts fact() {
            return new SubsidyFacts.CertificateFacts(
                    occupationCode,
                    SkillLevel.of(level),
                    issuedOn,
                    !Boolean.FALSE.equals(recognised),
                    Boolean.TRUE.equals(revoked));
        }
    }

    /** An award; occupation and level are required for SKILLS_UPGRADING only. */
    @Schema(name = "AssessedAward")
    record Award(
            @NotNull AwardKind kind,
            @Size(max = 20) String occupationCode,
            @Min(1) @Max(5) Integer level,
            @NotNull LocalDate claimedOn) {
        SubsidyFacts.Award fact() {
            return new SubsidyFacts.Award(
                    kind,
                    Optional.ofNullable(occupationCode),
                    Optional.ofNullable(level).map(SkillLevel::of),
                    claimedOn);
        }
    }

    /**
     * Decides the stated facts by SUB-01 to SUB-08 and SUB-15 and returns the outcome, {@code GRANTED}, {@code REFUSED}
     * or {@code REFERRED}, every finding with its citation, the amount with each step of its computation (SUB-10), and
     * the last day to claim (SUB-03). An absent basis counts as unknown. Nothing is stored.
     */
    @POST
    @PermitAll
    @BodyLimit(BodyLimit.POLICY_CHECK)
    @Operation(summary = "Check a claim against all rules: every finding, the amount and how it is computed")
    public AssessmentView assess(@Valid @NotNull AssessmentRequest request) {
        var claimedOn = Optional.ofNullable(request.claimedOn()).orElseGet(clock::today);
        check(request, claimedOn);
        var facts = new SubsidyFacts(
                request.kind(),
                claimedOn,
                request.certificate().fact(),
                request.bases(),
                Boolean.TRUE.equals(request.paidFromUnemploymentInsurance()),
                request.awards().stream().map(Award::fact).toList());
        return AssessmentView.of(policy.rules().decide(facts), language.get());
    }

    private void check(AssessmentRequest request, LocalDate claimedOn) {
        var violations = new Violations();
        violations.addIf(
                !occupations.isKnown(request.certificate().occupationCode(), claimedOn),
                "certificate.occupationCode",
                "is not a known occupation");
        for (int i = 0; i < request.awards().size(); i++) {
            var award = request.awards().get(i);
            var path = "awards[" + i + "].";
            if (award.kind() == AwardKind.SKILLS_UPGRADING) {
                violations
                        .addIf(award.occupationCode() == null, path + "occupationCode", "is missing")
                        .addIf(award.level() == null, path + "level", "is missing");
            }
        }
        violations.throwIfAny();
    }
}
