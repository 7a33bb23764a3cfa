package io.skillcert.registration.pathway.api;

import io.skillcert.http.problem.Violations;
import io.skillcert.policy.SkillLevel;
import io.skillcert.policy.Yuan;
import io.skillcert.policy.subsidy.AwardKind;
import io.skillcert.policy.subsidy.Basis;
import io.skillcert.policy.subsidy.SubsidyFacts;
import io.skillcert.registration.eligibility.CandidateFacts;
import io.skillcert.registration.pathway.policy.PathwayFacts;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The facts that a caller states about a person and the exams that the person could sit.
 *
 * @param on the day from which the person can act; today if absent
 * @param bases what is known of the bases of a claim; a basis that is absent or null is not known
 * @param awards the subsidies granted so far; none if absent
 * @param batches the batches to choose from; if absent, those announced in the service
 * @param courseFee what the course costs the person; 0 if absent
 */
record PathwayCheckRequest(
        @NotBlank @Size(max = 20) @Schema(examples = "4-04-05-05") String occupationCode,
        LocalDate on,
        @NotNull @Min(1) @Max(5) Integer goalLevel,
        @NotNull @Valid CandidateFacts candidate,
        Map<Basis, Boolean> bases,
        @Size(max = MAX_AWARDS) List<@NotNull @Valid Award> awards,
        @Size(max = MAX_BATCHES) List<@NotNull @Valid Batch> batches,
        Yuan courseFee) {

    private static final int MAX_AWARDS = 200;
    private static final int MAX_BATCHES = 100;
    private static final LocalDate FIRST_DAY = LocalDate.of(2019, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2100, 12, 31);

    PathwayCheckRequest {
        bases = known(bases);
        awards = awards == null ? List.of() : awards;
        courseFee = courseFee == null ? Yuan.ZERO : courseFee;
    }

    private static Map<Basis, Boolean> known(Map<Basis, Boolean> bases) {
        var known = new EnumMap<Basis, Boolean>(Basis.class);
        known.putAll(bases == null ? Map.of() : bases);
        known.values().removeIf(Objects::isNull);
        return known;
    }

    /** An award; occupation and level are required for SKILLS_UPGRADING only. */
    record Award(
            @NotNull AwardKind kind,
            @Size(max = 20) String occupationCode,
            @Min(1) @Max(5) Integer level,
            @NotNull LocalDate claimedOn) {

        private SubsidyFacts.Award fact() {
            return new SubsidyFacts.Award(
                    kind,
                    Optional.ofNullable(occupationCode),
                    Optional.ofNullable(level).map(SkillLevel::of),
                    claimedOn);
        }

        private void check(String path, Violations violations) {
            if (kind == AwardKind.SKILLS_UPGRADING) {
                violations
                        .addIf(occupationCode == null, path + ".occupationCode", "is missing")
                        .addIf(level == null, path + ".level", "is missing");
            }
        }
    }

    /**
     * An exam batch.
     *
     * @param registrationUntil the last day of registration, at most a year after the first
     * @param fee the fee of a first attempt at the goal level
     */
    record Batch(
            @NotBlank @Size(max = 100) String id,
            @NotEmpty @Size(max = 5) List<@NotNull @Min(1) @Max(5) Integer> levels,
            @NotNull LocalDate registrationFrom,
            @NotNull LocalDate registrationUntil,
            @NotNull LocalDate lastExamDay,
            @NotNull Yuan fee) {

        private PathwayFacts.Batch fact() {
            return new PathwayFacts.Batch(
                    id,
                    levels.stream().map(SkillLevel::of).collect(Collectors.toSet()),
                    registrationFrom,
                    registrationUntil,
                    lastExamDay,
                    fee);
        }

        private void check(String path, Violations violations) {
            checkDay(path + ".registrationFrom", registrationFrom, violations);
            checkDay(path + ".registrationUntil", registrationUntil, violations);
            checkDay(path + ".lastExamDay", lastExamDay, violations);
            violations
                    .addIf(
                            registrationUntil.isBefore(registrationFrom),
                            path + ".registrationUntil",
                            "is before {0}",
                            "registrationFrom")
                    .addIf(
                            registrationFrom.plusYears(1).isBefore(registrationUntil),
                            path + ".registrationUntil",
                            "is more than a year after {0}",
                            "registrationFrom")
                    .addIf(
                            lastExamDay.isBefore(registrationUntil),
                            path + ".lastExamDay",
                            "is before {0}",
                            "registrationUntil");
        }

        private static void checkDay(String field, LocalDate day, Violations violations) {
            violations.addIf(
                    day.isBefore(FIRST_DAY) || day.isAfter(LAST_DAY),
                    field,
                    "is not between {0} and {1}",
                    FIRST_DAY,
                    LAST_DAY);
        }
    }

    SkillLevel goal() {
        return SkillLevel.of(goalLevel);
    }

    /** Adds violations between fields. */
    void check(LocalDate day, Violations violations) {
        candidate.check("candidate", day, violations);
        for (int i = 0; i < awards.size(); i++) {
            awards.get(i).check("awards[" + i + "]", violations);
        }
        var ids = new HashSet<String>();
        for (int i = 0; batches != null && i < batches.size(); i++) {
            var path = "batches[" + i + "]";
            batches.get(i).check(path, violations);
            violations.addIf(!ids.add(batches.get(i).id()), path + ".id", "is repeated");
        }
    }

    /** Converts the request for the rules. */
    PathwayFacts facts(LocalDate day, List<PathwayFacts.Batch> announced) {
        return new PathwayFacts(
                occupationCode,
                goal(),
                day,
                candidate.facts(),
                bases,
                awards.stream().map(Award::fact).toList(),
                batches == null ? announced : batches.stream().map(Batch::fact).toList(),
                courseFee);
    }
}
