package io.skillcert.registration.pathway.policy;

import io.skillcert.policy.SkillLevel;
import io.skillcert.policy.Yuan;
import io.skillcert.policy.subsidy.AwardKind;
import io.skillcert.policy.subsidy.Basis;
import io.skillcert.policy.subsidy.SubsidyFacts.Award;
import io.skillcert.registration.eligibility.policy.EligibilityFacts;
import io.skillcert.registration.eligibility.policy.EligibilityFacts.CertificateHeld;
import io.skillcert.registration.eligibility.policy.EligibilityFacts.Education;
import io.skillcert.registration.eligibility.policy.EligibilityFacts.EducationKind;
import io.skillcert.registration.eligibility.policy.EligibilityFacts.EducationStatus;
import io.skillcert.registration.eligibility.policy.EligibilityFacts.Employment;
import io.skillcert.registration.eligibility.policy.EligibilityFacts.TitleGrade;
import io.skillcert.registration.eligibility.policy.EligibilityFacts.TitleHeld;
import io.skillcert.registration.eligibility.policy.EligibilityFacts.Training;
import io.skillcert.registration.pathway.policy.PathwayFacts.Batch;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * People whose facts are random in every field of a pathway check. Half of the days lie within two days of one on which a rule turns:
 * some years before the day of the check or of a batch, the end of a year, the end of February.
 */
final class RandomPeople {

    private static final List<String> OCCUPATIONS = List.of("4-04-05-05", "4-04-05-05", "6-31-01-03");
    private static final int[] YEARS = {0, 1, 3, 4, 5, 10, 16};

    private final Random random;
    private final LocalDate on;
    private final List<Batch> batches;

    private RandomPeople(long seed) {
        random = new Random(seed);
        on = LocalDate.of(2019, 1, 1).plusDays(random.nextInt(8 * 365));
        batches = someOf(4, this::batch);
    }

    /** A person of whom everything is known but some bases. The same seed makes the same person. */
    static PathwayFacts person(long seed) {
        return new RandomPeople(seed).person();
    }

    /** What is true of the bases of a person: those that are known, and an answer to each other one. */
    static Map<Basis, Boolean> truth(PathwayFacts person, long seed) {
        var random = new Random(~seed);
        var truth = new EnumMap<Basis, Boolean>(Basis.class);
        for (var basis : Basis.values()) {
            truth.put(basis, random.nextInt(3) == 0);
        }
        truth.putAll(person.bases());
        return truth;
    }

    private PathwayFacts person() {
        var bases = new EnumMap<Basis, Boolean>(Basis.class);
        for (var basis : Basis.values()) {
            if (random.nextInt(3) == 0) {
                bases.put(basis, random.nextInt(4) == 0);
            }
        }
        return new PathwayFacts(
                oneOf(OCCUPATIONS),
                level(),
                on,
                new EligibilityFacts(
                        random.nextInt(4) == 0 ? near(on.minusYears(16)) : day().minusYears(16),
                        someOf(4, this::employment),
                        someOf(4, () -> new CertificateHeld(level(), day(), mostly())),
                        someOf(3, () -> new TitleHeld(oneOf(TitleGrade.values()), day(), mostly())),
                        someOf(3, this::education),
                        someOf(3, this::training)),
                bases,
                someOf(7, this::award),
                batches,
                Yuan.of(random.nextInt(4000) + "." + random.nextInt(10) + random.nextInt(10)));
    }

    private Batch batch() {
        var from = random.nextInt(3) == 0 ? near(on) : on.plusDays(random.nextInt(400) - 40);
        from = from.isBefore(LocalDate.of(2019, 1, 1)) ? on : from;
        var until = from.plusDays(random.nextInt(40));
        var levels = new HashSet<SkillLevel>();
        for (int i = 1 + random.nextInt(5); i > 0; i--) {
            levels.add(level());
        }
        return new Batch(
                "b" + random.nextInt(1_000_000),
                levels,
                from,
                until,
                until.plusDays(random.nextInt(3) == 0 ? 0 : random.nextInt(30)),
                Yuan.of(random.nextInt(600) + ".00"));
    }

    private Employment employment() {
        var from = day();
        var to = random.nextInt(3) == 0
                ? Optional.<LocalDate>empty()
                : Optional.of(Stream.of(day(), from.plusDays(random.nextInt(4000)))
                        .filter(day -> !day.isBefore(from))
                        .findFirst()
                        .orElse(from));
        return new Employment(from, to, mostly());
    }

    private Education education() {
        return new Education(
                oneOf(EducationKind.values()),
                mostly(),
                random.nextInt(3) == 0,
                oneOf(EducationStatus.values()),
                day());
    }

    private Training training() {
        return new Training(random.nextBoolean() ? SkillLevel.of(5) : level(), 58 + random.nextInt(5), mostly(), day());
    }

    private Award award() {
        var kind = random.nextBoolean() ? AwardKind.SKILLS_UPGRADING : oneOf(AwardKind.values());
        var isWhole = kind == AwardKind.SKILLS_UPGRADING || random.nextBoolean();
        return new Award(
                kind,
                isWhole ? Optional.of(oneOf(OCCUPATIONS)) : Optional.empty(),
                isWhole ? Optional.of(level()) : Optional.empty(),
                random.nextBoolean() ? near(LocalDate.of(on.getYear() + random.nextInt(3), 1, 1)) : day());
    }

    private LocalDate day() {
        if (random.nextBoolean()) {
            return on.plusDays(random.nextInt(15 * 365) - 13 * 365L);
        }
        var turn = random.nextBoolean() || batches == null || batches.isEmpty()
                ? on
                : oneOf(batches).registrationFrom();
        var years = YEARS[random.nextInt(YEARS.length)];
        return near(
                switch (random.nextInt(8)) {
                    case 0 -> LocalDate.of(turn.getYear() - years, 1, 1);
                    case 1 -> LocalDate.of(turn.getYear() - years, 3, 1);
                    default -> turn.minusYears(years);
                });
    }

    private LocalDate near(LocalDate day) {
        return day.plusDays(random.nextInt(5) - 2);
    }

    private boolean mostly() {
        return random.nextInt(5) > 0;
    }

    private SkillLevel level() {
        return SkillLevel.of(1 + random.nextInt(5));
    }

    private <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private <T> T oneOf(T[] values) {
        return oneOf(Arrays.asList(values));
    }

    private <T> List<T> someOf(int bound, Supplier<T> one) {
        return Stream.generate(one).limit(random.nextInt(bound)).toList();
    }
}
