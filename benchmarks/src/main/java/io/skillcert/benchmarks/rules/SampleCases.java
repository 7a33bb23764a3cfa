package io.skillcert.benchmarks.rules;

import io.skillcert.policy.SkillLevel;
import io.skillcert.policy.subsidy.AwardKind;
import io.skillcert.policy.subsidy.Basis;
import io.skillcert.policy.subsidy.SubsidyFacts;
import io.skillcert.policy.subsidy.SubsidyFacts.Award;
import io.skillcert.policy.subsidy.SubsidyFacts.CertificateFacts;
import io.skillcert.registration.eligibility.policy.EligibilityFacts;
import io.skillcert.registration.eligibility.policy.EligibilityFacts.CertificateHeld;
import io.skillcert.registration.eligibility.policy.EligibilityFacts.Education;
import io.skillcert.registration.eligibility.policy.EligibilityFacts.EducationKind;
import io.skillcert.registration.eligibility.policy.EligibilityFacts.EducationStatus;
import io.skillcert.registration.eligibility.policy.EligibilityFacts.Employment;
import io.skillcert.registration.eligibility.policy.EligibilityFacts.TitleGrade;
import io.skillcert.registration.eligibility.policy.EligibilityFacts.TitleHeld;
import io.skillcert.registration.eligibility.policy.EligibilityFacts.Training;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** People and claims of many kinds, the same each time. */
final class SampleCases {

    static final LocalDate DAY = LocalDate.of(2025, 7, 3);
    /** A power of two, so that going round costs nothing. */
    static final int COUNT = 1024;

    private static final String OCCUPATION = "4-04-05-05";

    private final Random random = new Random(20250703);

    static EligibilityFacts[] people() {
        var cases = new SampleCases();
        return Stream.generate(cases::person).limit(COUNT).toArray(EligibilityFacts[]::new);
    }

    static SubsidyFacts[] claims() {
        var cases = new SampleCases();
        return Stream.generate(cases::claim).limit(COUNT).toArray(SubsidyFacts[]::new);
    }

    private EligibilityFacts person() {
        return new EligibilityFacts(
                DAY.minusDays(15 * 365 + random.nextInt(40 * 365)),
                upTo(3, this::employment),
                upTo(2, () -> new CertificateHeld(level(), past(4_000), random.nextInt(5) > 0)),
                upTo(1, () -> new TitleHeld(any(TitleGrade.values()), past(4_000), random.nextInt(5) > 0)),
                upTo(
                        2,
                        () -> new Education(
                                any(EducationKind.values()),
                                random.nextInt(5) > 0,
                                random.nextInt(4) == 0,
                                any(EducationStatus.values()),
                                past(3_000))),
                upTo(2, () -> new Training(level(), 20 * (1 + random.nextInt(8)), random.nextInt(8) > 0, past(800))));
    }

    private Employment employment() {
        var from = past(6_000);
        var to = random.nextBoolean() ? Optional.of(from.plusDays(random.nextInt(3_000))) : Optional.<LocalDate>empty();
        return new Employment(from, to, random.nextInt(4) > 0);
    }

    /** Most could be granted, as most that are made are; every rule refuses some. */
    private SubsidyFacts claim() {
        var claimedOn = DAY.plusDays(random.nextInt(300));
        var bases = new EnumMap<Basis, Boolean>(Basis.class);
        for (var basis : Basis.values()) {
            if (random.nextInt(10) > 0) {
                bases.put(basis, random.nextInt(3) == 0);
            }
        }
        return new SubsidyFacts(
                AwardKind.SKILLS_UPGRADING,
                claimedOn,
                new CertificateFacts(
                        OCCUPATION,
                        level(),
                        claimedOn.minusDays(random.nextInt(420)),
                        random.nextInt(20) > 0,
                        random.nextInt(20) == 0),
                bases,
                random.nextInt(20) == 0,
                random.nextInt(3) > 0 ? List.of() : upTo(3, () -> award(claimedOn)));
    }

    private Award award(LocalDate before) {
        var kind = any(AwardKind.values());
        var upgrading = kind == AwardKind.SKILLS_UPGRADING;
        return new Award(
                kind,
                upgrading ? Optional.of(OCCUPATION) : Optional.empty(),
                upgrading ? Optional.of(level()) : Optional.empty(),
                before.minusDays(random.nextInt(700)));
    }

    private SkillLevel level() {
        return any(SkillLevel.values());
    }

    private LocalDate past(int days) {
        return DAY.minusDays(random.nextInt(days));
    }

    private <T> T any(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private <T> List<T> upTo(int most, Supplier<T> one) {
        var list = new ArrayList<T>();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            list.add(one.get());
        }
        return list;
    }
}
