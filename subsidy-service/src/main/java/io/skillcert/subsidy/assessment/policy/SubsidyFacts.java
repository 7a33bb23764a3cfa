package io.skillcert.subsidy.assessment.policy;

import io.skillcert.policy.SkillLevel;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Everything the rules of the subsidy may look at.
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

    private static final Basis[] BASES = Basis.values();

    public SubsidyFacts {
        var known = new EnumMap<Basis, Boolean>(Basis.class);
        known.putAll(bases);
        bases = Collections.unmodifiableMap(known);
        awards = List.copyOf(awards);
        promisedLastDay = promisedLastDay == null ? Optional.empty() : promisedLastDay;
    }

    /** Nothing was promised before. */
    public SubsidyFacts(
            AwardKind kind,
            LocalDate claimedOn,
            CertificateFacts certificate,
            Map<Basis, Boolean> bases,
            boolean paidFromUnemploymentInsurance,
            List<Award> awards) {
        this(kind, claimedOn, certificate, bases, paidFromUnemploymentInsurance, awards, Optional.empty());
    }

    /** The same on another day. */
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

    /** True if one accepted basis holds, false if none does, empty if that can't be known yet. */
    Optional<Boolean> holdsAnyOf(Set<Basis> accepted) {
        boolean allKnown = true;
        for (var basis : BASES) {
            if (accepted.contains(basis)) {
                var holds = bases.get(basis);
                if (Boolean.TRUE.equals(holds)) {
                    return Optional.of(true);
                }
                allKnown &= holds != null;
            }
        }
        return allKnown ? Optional.of(false) : Optional.empty();
    }
}
