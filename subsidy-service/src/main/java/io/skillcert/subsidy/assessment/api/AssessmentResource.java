package io.skillcert.subsidy.assessment.api;

import io.skillcert.clock.BusinessClock;
import io.skillcert.http.Language;
import io.skillcert.http.limits.BodyLimit;
import io.skillcert.http.problem.Violations;
import io.skillcert.policy.SkillLevel;
import io.skillcert.subsidy.assessment.AssessmentView;
import io.skillcert.subsidy.assessment.Occupations;
import io.skillcert.subsidy.assessment.SubsidyParameterSource;
import io.skillcert.subsidy.assessment.policy.AwardKind;
import io.skillcert.subsidy.assessment.policy.Basis;
import io.skillcert.subsidy.assessment.policy.SubsidyFacts;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Would this claim be granted, how much would it be, and until when may it be made? Stores nothing. */
@Path("/v1/assessments")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Policy checks")
public class AssessmentResource {

    private static final int MAX_AWARDS = 200;

    private final SubsidyParameterSource policy;
    private final Occupations occupations;
    private final BusinessClock clock;

    public AssessmentResource(SubsidyParameterSource policy, Occupations occupations, BusinessClock clock) {
        this.policy = policy;
        this.occupations = occupations;
        this.clock = clock;
    }

    /** @param claimedOn absent: today. @param bases an absent one is unknown */
    public record AssessmentRequest(
            @NotNull AwardKind kind,
            LocalDate claimedOn,
            @NotNull @Valid Certificate certificate,
            @NotNull Map<Basis, Boolean> bases,
            Boolean paidFromUnemploymentInsurance,
            @Size(max = MAX_AWARDS) List<@NotNull @Valid Award> awards) {

        public AssessmentRequest {
            awards = awards == null ? List.of() : awards;
        }
    }

    /** @param recognised absent: true. @param revoked absent: false */
    public record Certificate(
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

    /** Occupation and level are needed for SKILLS_UPGRADING only. */
    public record Award(
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

    @POST
    @PermitAll
    @BodyLimit(BodyLimit.POLICY_CHECK)
    @Operation(summary = "Assess a claim by all rules, with every finding and the amount's trace")
    public AssessmentView assess(@Valid @NotNull AssessmentRequest request, @Context HttpHeaders headers) {
        var claimedOn = Optional.ofNullable(request.claimedOn()).orElseGet(clock::today);
        check(request, claimedOn);
        var facts = new SubsidyFacts(
                request.kind(),
                claimedOn,
                request.certificate().fact(),
                known(request.bases()),
                Boolean.TRUE.equals(request.paidFromUnemploymentInsurance()),
                request.awards().stream().map(Award::fact).toList());
        return AssessmentView.of(policy.rules().decide(facts), Language.of(headers));
    }

    private void check(AssessmentRequest request, LocalDate claimedOn) {
        var violations = new Violations();
        requireKnown(request.certificate().occupationCode(), claimedOn, "certificate.occupationCode", violations);
        for (int i = 0; i < request.awards().size(); i++) {
            var award = request.awards().get(i);
            var path = "awards[" + i + "].";
            if (award.kind() == AwardKind.SKILLS_UPGRADING) {
                violations
                        .addIf(award.occupationCode() == null, path + "occupationCode", "must not be null")
                        .addIf(award.level() == null, path + "level", "must not be null");
            }
            if (award.occupationCode() != null) {
                requireKnown(award.occupationCode(), claimedOn, path + "occupationCode", violations);
            }
        }
        violations.throwIfAny();
    }

    private void requireKnown(String occupation, LocalDate on, String field, Violations violations) {
        violations.addIf(!occupations.areKnown(occupation, on), field, "is not a known occupation");
    }

    /** A basis that is null is one that is absent. */
    private static Map<Basis, Boolean> known(Map<Basis, Boolean> bases) {
        var known = new EnumMap<Basis, Boolean>(Basis.class);
        bases.forEach((basis, holds) -> {
            if (holds != null) {
                known.put(basis, holds);
            }
        });
        return known;
    }
}
