package io.skillcert.registration.eligibility.policy;

import io.skillcert.policy.RuleCode;
import io.skillcert.policy.SkillLevel;
import io.skillcert.registration.eligibility.policy.EligibilityFacts.EducationKind;
import io.skillcert.registration.eligibility.policy.EligibilityFacts.EducationStatus;
import io.skillcert.registration.eligibility.policy.EligibilityFacts.TitleGrade;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One requirement of a route. It answers with all the days on which the facts, as stated, meet it; that it holds on a
 * day, since when, and when it will are then the same question.
 */
public sealed interface Requirement {

    RuleCode rule();

    Days metOn(EligibilityFacts facts);

    /** The numbers of the requirement, for the sentence that explains it. */
    Map<String, String> details();

    /** REG-05 (满16周岁): the birthday counts. */
    record MinimumAge(int years) implements Requirement {
        @Override
        public RuleCode rule() {
            return EligibilityRules.AGE;
        }

        @Override
        public Days metOn(EligibilityFacts facts) {
            return Days.since(birthday(facts.birthDate()));
        }

        // CAL-02: born on 29 February, the last day of that month counts where there is no 29th.
        private LocalDate birthday(LocalDate birthDate) {
            return birthDate.plusYears(years);
        }

        @Override
        public Map<String, String> details() {
            return Map.of("years", Integer.toString(years));
        }
    }

    /** REG-06: one certified course of the level with enough hours; hours of several do not add up. */
    record TrainingCompleted(SkillLevel level, int hours) implements Requirement {
        @Override
        public RuleCode rule() {
            return EligibilityRules.TRAINING;
        }

        @Override
        public Days metOn(EligibilityFacts facts) {
            return facts.trainings().stream()
                    .filter(training -> training.level() == level
                            && training.qualifiedInstitution()
                            && training.standardHours() >= hours)
                    .map(EligibilityFacts.Training::completedOn)
                    .min(Comparator.naturalOrder())
                    .map(Days::since)
                    .orElse(Days.NONE);
        }

        @Override
        public Map<String, String> details() {
            return Map.of("hours", Integer.toString(hours), "level", Integer.toString(level.number()));
        }
    }

    /** REG-02: exactly this level, relevant; of several the earliest counts. */
    record CertificateOfLevel(SkillLevel level) implements Requirement {
        @Override
        public RuleCode rule() {
            return EligibilityRules.CERTIFICATE;
        }

        @Override
        public Days metOn(EligibilityFacts facts) {
            return earliest(facts).map(Days::since).orElse(Days.NONE);
        }

        Optional<LocalDate> earliest(EligibilityFacts facts) {
            return facts.certificates().stream()
                    .filter(certificate -> certificate.relevant() && certificate.level() == level)
                    .map(EligibilityFacts.CertificateHeld::issuedOn)
                    .min(Comparator.naturalOrder());
        }

        @Override
        public Map<String, String> details() {
            return Map.of("level", Integer.toString(level.number()));
        }
    }

    /** REG-03: this grade or a higher one, relevant; of several the earliest counts. */
    record TitleOfGrade(TitleGrade grade) implements Requirement {
        @Override
        public RuleCode rule() {
            return EligibilityRules.TITLE;
        }

        @Override
        public Days metOn(EligibilityFacts facts) {
            return earliest(facts).map(Days::since).orElse(Days.NONE);
        }

        Optional<LocalDate> earliest(EligibilityFacts facts) {
            return facts.titles().stream()
                    .filter(title -> title.relevant() && title.grade().compareTo(grade) >= 0)
                    .map(EligibilityFacts.TitleHeld::obtainedOn)
                    .min(Comparator.naturalOrder());
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
            return EligibilityRules.EDUCATION;
        }

        @Override
        public Days metOn(EligibilityFacts facts) {
            return Days.union(facts.educations().stream()
                    .filter(this::opens)
                    .map(EducationOfKind::spell)
                    .toList());
        }

        /** REG-08: only a final-year education meets the requirement on the day, no completed one does. */
        boolean metAsFinalYearStudentOnly(EligibilityFacts facts, LocalDate day) {
            var completed = facts.educations().stream()
                    .filter(this::opens)
                    .anyMatch(education -> education.status() == EducationStatus.GRADUATED
                            && !education.graduatesOn().isAfter(day));
            return !completed && metOn(facts).contains(day);
        }

        private boolean opens(EligibilityFacts.Education education) {
            return education.relevant() && kinds.contains(education.kind()) && (education.assessed() || !assessed);
        }

        private static Days.Spell spell(EligibilityFacts.Education education) {
            var year = education.graduatesOn().getYear();
            return switch (education.status()) {
                case GRADUATED -> new Days.Spell(education.graduatesOn(), Days.FOREVER);
                case FINAL_YEAR -> new Days.Spell(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
            };
        }

        @Override
        public Map<String, String> details() {
            return Map.of();
        }
    }

    /**
     * REG-01: so many years of relevant work, from the day of the route's certificate or title where it names one.
     *
     * @param anchor empty: from the first day of work
     */
    record Worked(int years, Optional<Requirement> anchor) implements Requirement {
        @Override
        public RuleCode rule() {
            return EligibilityRules.WORK;
        }

        @Override
        public Days metOn(EligibilityFacts facts) {
            if (anchor.isEmpty()) {
                return completed(counted(facts, LocalDate.MIN));
            }
            return anchor.get()
                    .metOn(facts)
                    .first()
                    .map(from -> completed(counted(facts, from)))
                    .orElse(Days.NONE);
        }

        private static List<Days.Spell> counted(EligibilityFacts facts, LocalDate from) {
            var relevant = facts.employments().stream()
                    .filter(EligibilityFacts.Employment::relevant)
                    .map(employment -> new Days.Spell(
                            employment.from().isBefore(from) ? from : employment.from(),
                            employment.to().orElse(Days.FOREVER)))
                    .filter(spell -> !spell.from().isAfter(spell.to()))
                    .toList();
            return Days.union(relevant).spells();
        }

        /** N years are as many days as lie between the first counted day and its date N years later (CAL-02). */
        private Days completed(List<Days.Spell> counted) {
            if (counted.isEmpty()) {
                return Days.NONE;
            }
            var first = counted.get(0).from();
            var missing = ChronoUnit.DAYS.between(first, first.plusYears(years));
            for (var spell : counted) {
                var length = spell.to().equals(Days.FOREVER)
                        ? Long.MAX_VALUE
                        : ChronoUnit.DAYS.between(spell.from(), spell.to()) + 1;
                if (length >= missing) {
                    return Days.since(spell.from().plusDays(missing));
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
