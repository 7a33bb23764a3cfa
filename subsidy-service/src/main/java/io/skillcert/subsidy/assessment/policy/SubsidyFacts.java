package io.skillcert.subsidy.assessment.policy;

import io.skillcert.policy.SkillLevel;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The facts that the rules of the subsidy decide on.
 *
 * @param bases a basis absent from the map is a register that did not answer, not a no
 * @param awards awarded or reserved by a pending claim (SUB-11); every one counts, whatever its day
 * @param promisedLastDay the last day to claim that the holder was told: never shortened by a later calendar (CAL-01)
 */
public record SubsidyFacts(
        AwardKind kind,
        LocalDate claimedOn,
        CertificateFacts certificate,
        Map<Basis, Boolean> bases,
        boolean paidFromUnemploymentInsurance,
        List<Award> awards,
        Optional<LocalDate> promisedLastDay) {

    public SubsidyFacts {
        var known = new EnumMap<Basis, Boolean>(Basis.class);
        known.putAll(bases);
        bases = Collections.unmodifiableMap(known);
        awards = List.copyOf(awards);
        promisedLastDay = promisedLastDay == null ? Optional.empty() : promisedLastDay;
    }

    /** Facts of a claim whose holder was not told a last day to claim. */
    public SubsidyFacts(
            AwardKind kind,
            LocalDate claimedOn,
            CertificateFacts certificate,
            Map<Basis, Boolean> bases,
            boolean paidFromUnemploymentInsurance,
            List<Award> awards) {
        this(kind, claimedOn, certificate, bases, paidFromUnemploymentInsurance, awards, Optional.empty());
    }

    /** The same facts on another claim day. */
    SubsidyFacts claimedOn(LocalDate day) {
        return new SubsidyFacts(kind, day, certificate, bases, paidFromUnemploymentInsurance, awards, promisedLastDay);
    }

    public record CertificateFacts(
            String occupationCode, SkillLevel level, LocalDate issuedOn, boolean recognised, boolean revoked) {}

    /** Occupation and level are known for skills upgrading, and may be for others. */
    public record Award(
            AwardKind kind, Optional<String> occupationCode, Optional<SkillLevel> level, LocalDate claimedOn) {

        boolean isUpgradingOf(String occupation) {
            return kind == AwardKind.SKILLS_UPGRADING
                    && occupationCode.isPresent()
                    && occupationCode.get().equals(occupation);
        }
    }

    /** The awards whose claim day lies in the calendar year of this claim's. */
    Stream<Award> awardsInClaimYear() {
        return awards.stream().filter(award -> award.claimedOn().getYear() == claimedOn.getYear());
    }

    /** True if one accepted basis holds, false if none does, empty if that is unknown. */
    Optional<Boolean> holdsAnyOf(Set<Basis> accepted) {
        if (accepted.stream().anyMatch(basis -> bases.getOrDefault(basis, false))) {
            return Optional.of(true);
        }
        return bases.keySet().containsAll(accepted) ? Optional.of(false) : Optional.empty();
    }
}
