package io.skillcert.registration.eligibility.policy;

import io.skillcert.policy.RuleCode;
import io.skillcert.policy.SkillLevel;
import io.skillcert.registration.eligibility.policy.EligibilityFacts.Education;
import io.skillcert.registration.eligibility.policy.EligibilityFacts.EducationKind;
import io.skillcert.registration.eligibility.policy.EligibilityFacts.EducationStatus;
import io.skillcert.registration.eligibility.policy.EligibilityFacts.TitleGrade;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One requirement of a route. It answers with all the days on which the stated facts meet it: whether it is met on a day,
 * since when, and when it will be are then the same question.
 */
sealed interface Requirement {

    RuleCode rule();

    Days metOn(EligibilityFacts facts);

    /** The numbers of the requirement, for the message that explains it. */
    Map<String, String> details();

    /** REG-05: the minimum age (满16周岁); the birthday counts. */
    record MinimumAge(int years) implements Requirement {
        @Override
        public RuleCode rule() {
            return RegistrationRule.AGE;
        }

        @Override
        public Days metOn(EligibilityFacts facts) {
            return Days.since(facts.birthDate().plusYears(years)); // CAL-02
        }

        @Override
        public Map<String, String> details() {
            return Map.of("years", Integer.toString(years));
        }
    }

    /** REG-06: one certified course of the level with enough hours; the hours of several courses do not add up. */
    record TrainingCompleted(SkillLevel level, int hours) implements Requirement {
        @Override
        public RuleCode rule() {
            return RegistrationRule.TRAINING;
        }

        @Override
        public Days metOn(EligibilityFacts facts) {
            return Days.sinceFirstOf(facts.trainings().stream()
                    .filter(training -> training.level() == level
                            && training.qualifiedInstitution()
                            && training.standardHours() >= hours)
                    .map(EligibilityFacts.Training::completedOn));
        }

        @Override
        public Map<String, String> details() {
            return Map.of("hours", Integer.toString(hours), "level", Integer.toString(level.number()));
        }
    }

    /** REG-02: a relevant certificate of exactly this level; of several the earliest counts. */
    record CertificateOfLevel(SkillLevel level) implements Requirement {
        @Override
        public RuleCode rule() {
            return RegistrationRule.CERTIFICATE;
        }

        @Override
        public Days metOn(EligibilityFacts facts) {
            return Days.sinceFirstOf(facts.certificates().stream()
                    .filter(certificate -> certificate.relevant() && certificate.level() == level)
                    .map(EligibilityFacts.CertificateHeld::issuedOn));
        }

        @Override
        public Map<String, String> details() {
            return Map.of("level", Integer.toString(level.number()));
        }
    }

    /** REG-03: a relevant title of this grade or a higher one; of several the earliest counts. */
    record TitleOfGrade(TitleGrade grade) implements Requirement {
        @Override
        public RuleCode rule() {
            return RegistrationRule.TITLE;
        }

        @Override
        public Days metOn(EligibilityFacts facts) {
            return Days.sinceFirstOf(facts.titles().stream()
                    .filter(title -> title.relevant() && title.grade().compareTo(grade) >= 0)
                    .map(EligibilityFacts.TitleHeld::obtainedOn));
        }

        @Override
        public Map<String, String> details() {
            return Map.of("grade", grade.name());
        }
    }

    /** REG-04: graduated since a day, or in the final year during the calendar year of graduation. */
    record EducationOfKind(Set<EducationKind> kinds, boolean assessed) implements Requirement {
        @Override
        public RuleCode rule() {
            return RegistrationRule.EDUCATION;
        }

        @Override
        public Days metOn(EligibilityFacts facts) {
            return Days.union(facts.educations().stream()
                    .filter(this::accepts)
                    .map(EducationOfKind::countsDuring)
                    .toList());
        }

        /** REG-08: whether only the education of a final-year student meets the requirement on the day. */
        boolean metByFinalYearOnly(EligibilityFacts facts, LocalDate day) {
            var accepted = facts.educations().stream()
                    .filter(education ->
                            accepts(education) && countsDuring(education).contains(day))
                    .toList();
            return !accepted.isEmpty()
                    && accepted.stream().allMatch(education -> education.status() == EducationStatus.FINAL_YEAR);
        }

        private boolean accepts(Education education) {
            return education.relevant() && kinds.contains(education.kind()) && (education.assessed() || !assessed);
        }

        private static DateRange countsDuring(Education education) {
            var year = education.graduatesOn().getYear();
            return switch (education.status()) {
                case GRADUATED -> new DateRange(education.graduatesOn(), DateRange.FOREVER);
                case FINAL_YEAR -> new DateRange(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
            };
        }

        @Override
        public Map<String, String> details() {
            return Map.of();
        }
    }

    /**
     * REG-01: years of relevant work, counted from the certificate or title of the route where it names one.
     *
     * @param anchor the certificate or title; empty to count from the first day of work
     */
    record Worked(int years, Optional<Requirement> anchor) implements Requirement {
        @Override
        public RuleCode rule() {
            return RegistrationRule.WORK;
        }

        @Override
        public Days metOn(EligibilityFacts facts) {
            if (anchor.isEmpty()) {
                return completed(worked(facts, LocalDate.MIN));
            }
            return anchor.get()
                    .metOn(facts)
                    .first()
                    .map(from -> completed(worked(facts, from)))
                    .orElse(Days.NONE);
        }

        /** The union of the relevant employments since a day: overlaps count once, gaps do not count. */
        private static List<DateRange> worked(EligibilityFacts facts, LocalDate from) {
            var since = new DateRange(from, DateRange.FOREVER);
            return Days.union(facts.employments().stream()
                            .filter(EligibilityFacts.Employment::relevant)
                            .map(employment -> new DateRange(
                                            employment.from(), employment.to().orElse(DateRange.FOREVER))
                                    .intersect(since))
                            .toList())
                    .ranges();
        }

        /** N years are as many days as lie between the first counted day and the same date N years later (CAL-02). */
        private Days completed(List<DateRange> worked) {
            if (worked.isEmpty()) {
                return Days.NONE;
            }
            var first = worked.get(0).from();
            var missing = ChronoUnit.DAYS.between(first, first.plusYears(years));
            for (var range : worked) {
                var length = range.to().equals(DateRange.FOREVER)
                        ? Long.MAX_VALUE
                        : ChronoUnit.DAYS.between(range.from(), range.to()) + 1;
                if (length >= missing) {
                    return Days.since(range.from().plusDays(missing));
                }
                missing -= length;
            }
            return Days.NONE;
        }

        @Override
        public Map<String, String> details() {
            return Map.of("years", Integer.toString(years));
        }
    }
}
