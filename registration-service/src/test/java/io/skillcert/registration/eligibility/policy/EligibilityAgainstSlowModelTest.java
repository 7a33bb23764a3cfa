package io.skillcert.registration.eligibility.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.skillcert.policy.SkillLevel;
import io.skillcert.registration.eligibility.EligibilityPolicy;
import io.skillcert.registration.eligibility.policy.EligibilityFacts.CertificateHeld;
import io.skillcert.registration.eligibility.policy.EligibilityFacts.Education;
import io.skillcert.registration.eligibility.policy.EligibilityFacts.EducationKind;
import io.skillcert.registration.eligibility.policy.EligibilityFacts.EducationStatus;
import io.skillcert.registration.eligibility.policy.EligibilityFacts.Employment;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Work and certificates, counted day by day: slow, plain, and written without looking at the intervals. */
class EligibilityAgainstSlowModelTest {

    private static final long SEED = 20250701;
    private static final int CASES = 400;

    private final ExamEligibility eligibility = new ExamEligibility(EligibilityPolicy.parameters());
    private final Random random = new Random(SEED);

    @Test
    void REG_01_REG_07_the_intervals_agree_with_counting_days() {
        for (int i = 0; i < CASES; i++) {
            var facts = facts();
            var on = LocalDate.of(2024, 1, 1).plusDays(random.nextInt(700));
            var level = eligibility.evaluate(facts, on).of(SkillLevel.SENIOR_WORKER);
            for (var route : level.routes()) {
                assertEquals(slowlyMet(route.code(), facts, on), route.met(), route.code() + " on " + on + " " + facts);
                if (!route.met()) {
                    assertEquals(
                            slowlyOpens(route.code(), facts, on),
                            route.earliestMetOn(),
                            route.code() + " from " + on + " " + facts);
                }
            }
        }
    }

    private static Optional<LocalDate> slowlyOpens(String route, EligibilityFacts facts, LocalDate on) {
        return Stream.iterate(on.plusDays(1), day -> !day.isAfter(on.plusYears(15)), day -> day.plusDays(1))
                .filter(day -> slowlyMet(route, facts, day))
                .findFirst();
    }

    private static boolean slowlyMet(String route, EligibilityFacts facts, LocalDate on) {
        return switch (route) {
            case "L3-1" -> worked(facts, LocalDate.MIN, on, 10);
            case "L3-2" ->
                certificate(facts, on).map(day -> worked(facts, day, on, 4)).orElse(false);
            case "L3-5" -> certificate(facts, on).isPresent() && graduated(facts, on, false);
            case "L3-6" -> graduated(facts, on, true);
            default -> false;
        };
    }

    private static Optional<LocalDate> certificate(EligibilityFacts facts, LocalDate on) {
        return facts.certificates().stream()
                .filter(held -> held.level().number() == 4
                        && held.relevant()
                        && !held.issuedOn().isAfter(on))
                .map(CertificateHeld::issuedOn)
                .min(LocalDate::compareTo);
    }

    private static boolean graduated(EligibilityFacts facts, LocalDate on, boolean assessed) {
        return facts.educations().stream()
                .filter(education -> education.assessed() || !assessed)
                .anyMatch(education -> education.status() == EducationStatus.GRADUATED
                        ? !education.graduatesOn().isAfter(on)
                        : education.graduatesOn().getYear() == on.getYear());
    }

    private static boolean worked(EligibilityFacts facts, LocalDate from, LocalDate on, int years) {
        LocalDate first = null;
        long count = 0;
        for (var day = LocalDate.of(2008, 1, 1); day.isBefore(on); day = day.plusDays(1)) {
            if (!day.isBefore(from) && isWorked(facts, day)) {
                first = first == null ? day : first;
                count++;
            }
        }
        return first != null && count >= ChronoUnit.DAYS.between(first, first.plusYears(years));
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
