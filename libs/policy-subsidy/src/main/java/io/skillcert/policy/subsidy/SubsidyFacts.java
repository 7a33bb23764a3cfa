package io.skillcert.policy.subsidy;

import io.skillcert.policy.SkillLevel;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The facts that the rules of the subsidy decide on.
 *
 * @param bases what the registries answered; a basis that is absent or null is not known
 * @param awards granted, or reserved by a pending claim (SUB-11), whatever their day
 * @param promisedLastDay the last day to claim that the holder was told; a later calendar never shortens it (CAL-01)
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
        known.values().removeIf(Objects::isNull);
        bases = Collections.unmodifiableMap(known);
        awards = List.copyOf(awards);
        promisedLastDay = promisedLastDay == null ? Optional.empty() : promisedLastDay;
    }

    /** The facts of a case in which no last day was promised. */
    public SubsidyFacts(
            AwardKind kind,
            LocalDate claimedOn,
            CertificateFacts certificate,
            Map<Basis, Boolean> bases,
            boolean paidFromUnemploymentInsurance,
            List<Award> awards) {
        this(kind, claimedOn, certificate, bases, paidFromUnemploymentInsurance, awards, Optional.empty());
    }

    public record CertificateFacts(
            String occupationCode, SkillLevel level, LocalDate issuedOn, boolean recognised, boolean revoked) {}

    /** An award; occupation and level are known for skills upgrading, and may be for other kinds. */
    public record Award(
            AwardKind kind, Optional<String> occupationCode, Optional<SkillLevel> level, LocalDate claimedOn) {}

    /** The same facts without the last day that was promised, which follows from an earlier decision. */
    public SubsidyFacts withoutPromise() {
        return new SubsidyFacts(
                kind, claimedOn, certificate, bases, paidFromUnemploymentInsurance, awards, Optional.empty());
    }

    /** The same facts for a claim on another day. */
    public SubsidyFacts claimedOn(LocalDate day) {
        return new SubsidyFacts(kind, day, certificate, bases, paidFromUnemploymentInsurance, awards, promisedLastDay);
    }

    /** The same facts with another answer about a basis. */
    public SubsidyFacts with(Basis basis, boolean holds) {
        var known = new EnumMap<Basis, Boolean>(Basis.class);
        known.putAll(bases);
        known.put(basis, holds);
        return new SubsidyFacts(
                kind, claimedOn, certificate, known, paidFromUnemploymentInsurance, awards, promisedLastDay);
    }

    Stream<Award> awardsInClaimYear() {
        return awards.stream().filter(award -> award.claimedOn().getYear() == claimedOn.getYear());
    }

    /** The levels of skills-upgrading awards for the certificate's occupation. */
    Stream<SkillLevel> upgradedLevels() {
        var occupation = Optional.of(certificate.occupationCode());
        return awards.stream()
                .filter(award -> award.kind() == AwardKind.SKILLS_UPGRADING)
                .filter(award -> award.occupationCode().equals(occupation))
                .flatMap(award -> award.level().stream());
    }

    /** True if one of the accepted bases holds, false if none does, empty if that is not known. */
    Optional<Boolean> holdsAnyOf(Set<Basis> accepted) {
        if (accepted.stream().anyMatch(basis -> bases.getOrDefault(basis, false))) {
            return Optional.of(true);
        }
        return bases.keySet().containsAll(accepted) ? Optional.of(false) : Optional.empty();
    }
}
