package io.skillcert.policy.subsidy;

import io.skillcert.policy.SkillLevel;
import io.skillcert.policy.subsidy.SubsidyFacts.Award;
import io.skillcert.policy.subsidy.SubsidyFacts.CertificateFacts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The facts of a claim that is granted, to be changed one at a time. */
final class SubsidyFactsFixture {

    static final String AI_TRAINER = "4-04-05-05";
    static final String ELECTRICIAN = "6-31-01-03";

    private AwardKind kind = AwardKind.SKILLS_UPGRADING;
    private LocalDate claimedOn = LocalDate.parse("2025-08-01");
    private String occupation = AI_TRAINER;
    private int level = 4;
    private LocalDate issuedOn = LocalDate.parse("2025-06-20");
    private boolean recognised = true;
    private boolean revoked;
    private final Map<Basis, Boolean> bases = new EnumMap<>(Map.of(
            Basis.HOUSEHOLD_REGISTRATION, true,
            Basis.SOCIAL_INSURANCE, false,
            Basis.REGISTERED_UNEMPLOYMENT, false,
            Basis.UNEMPLOYED_GRADUATE, false));
    private boolean paidFromUnemploymentInsurance;
    private final List<Award> awards = new ArrayList<>();

    static SubsidyFactsFixture aClaim() {
        return new SubsidyFactsFixture();
    }

    SubsidyFactsFixture of(AwardKind other) {
        kind = other;
        return this;
    }

    SubsidyFactsFixture claimedOn(String day) {
        claimedOn = LocalDate.parse(day);
        return this;
    }

    SubsidyFactsFixture issuedOn(String day) {
        issuedOn = LocalDate.parse(day);
        return this;
    }

    SubsidyFactsFixture level(int number) {
        level = number;
        return this;
    }

    SubsidyFactsFixture occupation(String code) {
        occupation = code;
        return this;
    }

    SubsidyFactsFixture notRecognised() {
        recognised = false;
        return this;
    }

    SubsidyFactsFixture revoked() {
        revoked = true;
        return this;
    }

    SubsidyFactsFixture with(Basis basis, boolean holds) {
        bases.put(basis, holds);
        return this;
    }

    SubsidyFactsFixture without(Basis basis) {
        bases.remove(basis);
        return this;
    }

    SubsidyFactsFixture paidFromUnemploymentInsurance() {
        paidFromUnemploymentInsurance = true;
        return this;
    }

    SubsidyFactsFixture awarded(AwardKind other, String day) {
        awards.add(new Award(other, Optional.empty(), Optional.empty(), LocalDate.parse(day)));
        return this;
    }

    SubsidyFactsFixture upgraded(String occupationCode, int number, String day) {
        awards.add(new Award(
                AwardKind.SKILLS_UPGRADING,
                Optional.of(occupationCode),
                Optional.of(SkillLevel.of(number)),
                LocalDate.parse(day)));
        return this;
    }

    SubsidyFacts facts() {
        return new SubsidyFacts(
                kind,
                claimedOn,
                new CertificateFacts(occupation, SkillLevel.of(level), issuedOn, recognised, revoked),
                bases,
                paidFromUnemploymentInsurance,
                awards);
    }
}
