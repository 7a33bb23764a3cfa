package io.skillcert.registration.eligibility.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.skillcert.policy.SkillLevel;
import io.skillcert.registration.eligibility.EligibilityParameterSource;
import io.skillcert.registration.eligibility.policy.EligibilityFacts.CertificateHeld;
import io.skillcert.registration.eligibility.policy.EligibilityFacts.Education;
import io.skillcert.registration.eligibility.policy.EligibilityFacts.EducationKind;
import io.skillcert.registration.eligibility.policy.EligibilityFacts.EducationStatus;
import io.skillcert.registration.eligibility.policy.EligibilityFacts.Employment;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Work and certificates, counted day by day: slow, plain, and written without looking at the intervals. */
class EligibilityAgainstSlowModelTest {

    private static final long SEED = 20250701;
    private static final int CASES = Boolean.getBoolean("tests.long") ? 400 : 100;
    private static final LocalDate FIRST = LocalDate.of(2008, 1, 1);

    private final EligibilityRules rules = new EligibilityRules(EligibilityParameterSource.parameters());
    private final Random random = new Random(SEED);

    @Test
    void REG_01_REG_07_the_intervals_agree_with_counting_days() {
        for (int i = 0; i < CASES; i++) {
            var facts = facts();
            var on = LocalDate.of(2024, 1, 1).plusDays(random.nextInt(700));
            var level = rules.decide(facts, on).of(SkillLevel.SENIOR_WORKER);
            for (var route : level.routes()) {
                var metOn = daysMet(route.code(), facts, on.plusYears(15));
                var context = route.code() + " on " + on + " " + facts;
                assertEquals(metOn.contains(on), route.met(), context);
                if (!route.met()) {
                    var later = metOn.stream().filter(day -> day.isAfter(on)).findFirst();
                    assertEquals(later, route.earliestMetOn(), context);
                }
            }
        }
    }

    /** Every day on which the route is met, one after the other. */
    private static Set<LocalDate> daysMet(String route, EligibilityFacts facts, LocalDate last) {
        var certificate = facts.certificates().stream()
                .filter(held -> held.level().number() == 4 && held.relevant())
                .map(CertificateHeld::issuedOn)
                .min(LocalDate::compareTo)
                .orElse(LocalDate.MAX);
        var fromTheFirst = new Count(LocalDate.MIN, 10);
        var fromTheCertificate = new Count(certificate, 4);
        var met = new LinkedHashSet<LocalDate>();
        for (var day = FIRST; !day.isAfter(last); day = day.plusDays(1)) {
            var held = !certificate.isAfter(day);
            var holds =
                    switch (route) {
                        case "L3-1" -> fromTheFirst.isComplete();
                        case "L3-2" -> held && fromTheCertificate.isComplete();
                        case "L3-5" -> held && graduated(facts, day, false);
                        case "L3-6" -> graduated(facts, day, true);
                        default -> false;
                    };
            if (holds) {
                met.add(day);
            }
            if (isWorked(facts, day)) {
                fromTheFirst.add(day);
                fromTheCertificate.add(day);
            }
        }
        return met;
    }

    /** Days worked since an anchor, against the days between the first one and its date so many years later. */
    private static final class Count {
        private final LocalDate anchor;
        private final int years;
        private LocalDate first;
        private long days;

        Count(LocalDate anchor, int years) {
            this.anchor = anchor;
            this.years = years;
        }

        void add(LocalDate day) {
            if (!day.isBefore(anchor)) {
                first = first == null ? day : first;
                days++;
            }
        }

        boolean isComplete() {
            return first != null && days >= ChronoUnit.DAYS.between(first, first.plusYears(years));
        }
    }

    private static boolean graduated(EligibilityFacts facts, LocalDate on, boolean assessed) {
        return facts.educations().stream()
                .filter(education -> education.assessed() || !assessed)
                .anyMatch(education -> education.status() == EducationStatus.GRADUATED
                        ? !education.graduatesOn().isAfter(on)
                        : education.graduatesOn().getYear() == on.getYear());
    }

    private static boolean isWorked(EligibilityFacts facts, LocalDate day) {
        return facts.employments().stream()
                .anyMatch(job -> job.relevant()
                        && !day.isBefore(job.from())
                        && !day.isAfter(job.to().orElse(LocalDate.MAX)));
    }

    private EligibilityFacts facts() {
        var jobs = new ArrayList<Employment>();
        for (int i = random.nextInt(4); i > 0; i--) {
            var from = day();
            var to = random.nextInt(3) == 0
                    ? Optional.<LocalDate>empty()
                    : Optional.of(from.plusDays(random.nextInt(2500)));
            jobs.add(new Employment(from, to, random.nextInt(5) > 0));
        }
        var certificates = new ArrayList<CertificateHeld>();
        for (int i = random.nextInt(3); i > 0; i--) {
            certificates.add(new CertificateHeld(SkillLevel.of(3 + random.nextInt(2)), day(), random.nextInt(4) > 0));
        }
        var educations = random.nextBoolean()
                ? List.<Education>of()
                : List.of(new Education(
                        EducationKind.BACHELOR,
                        true,
                        random.nextInt(3) == 0,
                        random.nextBoolean() ? EducationStatus.GRADUATED : EducationStatus.FINAL_YEAR,
                        day()));
        return new EligibilityFacts(LocalDate.of(1985, 5, 5), jobs, certificates, List.of(), educations, List.of());
    }

    private LocalDate day() {
        return LocalDate.of(2008, 1, 1).plusDays(random.nextInt(6900));
    }
}
