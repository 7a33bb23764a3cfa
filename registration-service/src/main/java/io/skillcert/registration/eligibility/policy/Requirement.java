package io.skillcert.registration.eligibility.policy;

import io.skillcert.policy.RuleCode;
import io.skillcert.policy.SkillLevel;
import io.skillcert.registration.eligibility.policy.EligibilityFacts.EducationKind;
import io.skillcert.registration.eligibility.policy.EligibilityFacts.EducationStatus;
import io.skillcert.registration.eligibility.policy.EligibilityFacts.TitleGrade;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One requirement of a route. It answers with all the days on which the facts, as stated, meet it; that it holds on a
 * day, since when, and when it will are then the same question.
 *
 * <p>Facts are gone through by index: with an iterator for each time, a decision would take nearly twice the memory.
 */
public sealed interface Requirement {

    RuleCode rule();

    Days metOn(EligibilityFacts facts);

    /** The numbers of the requirement, for the sentence that explains it. */
    Map<String, String> details();

    private static LocalDate earlier(LocalDate known, LocalDate day) {
        return known == null || day.isBefore(known) ? day : known;
    }

    /** REG-05 (满16周岁): the birthday counts. */
    record MinimumAge(int years) implements Requirement {
        @Override
        public RuleCode rule() {
            return EligibilityRule.AGE;
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
            return EligibilityRule.TRAINING;
        }

        @Override
        public Days metOn(EligibilityFacts facts) {
            LocalDate first = null;
            for (int i = 0; i < facts.trainings().size(); i++) {
                var training = facts.trainings().get(i);
                if (training.level() == level && training.qualifiedInstitution() && training.standardHours() >= hours) {
                    first = earlier(first, training.completedOn());
                }
            }
            return first == null ? Days.NONE : Days.since(first);
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
            return EligibilityRule.CERTIFICATE;
        }

        @Override
        public Days metOn(EligibilityFacts facts) {
            LocalDate first = null;
            for (int i = 0; i < facts.certificates().size(); i++) {
                var certificate = facts.certificates().get(i);
                if (certificate.relevant() && certificate.level() == level) {
                    first = earlier(first, certificate.issuedOn());
                }
            }
            return first == null ? Days.NONE : Days.since(first);
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
            return EligibilityRule.TITLE;
        }

        @Override
        public Days metOn(EligibilityFacts facts) {
            LocalDate first = null;
            for (int i = 0; i < facts.titles().size(); i++) {
                var title = facts.titles().get(i);
                if (title.relevant() && title.grade().compareTo(grade) >= 0) {
                    first = earlier(first, title.obtainedOn());
                }
            }
            return first == null ? Days.NONE : Days.since(first);
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
            return EligibilityRule.EDUCATION;
        }

        @Override
        public Days metOn(EligibilityFacts facts) {
            if (facts.educations().isEmpty()) {
                return Days.NONE;
            }
            var spells = new ArrayList<Days.Spell>(facts.educations().size());
            for (int i = 0; i < facts.educations().size(); i++) {
                var education = facts.educations().get(i);
                if (opens(education)) {
                    spells.add(spell(education));
                }
            }
            return Days.union(spells);
        }

        /** REG-08: a final-year education meets the requirement on the day, and no completed one does. */
        boolean metAsFinalYearStudentOnly(EligibilityFacts facts, LocalDate day) {
            boolean isStudent = false;
            for (int i = 0; i < facts.educations().size(); i++) {
                var education = facts.educations().get(i);
                if (opens(education) && spell(education).contains(day)) {
                    if (education.status() == EducationStatus.GRADUATED) {
                        return false;
                    }
                    isStudent = true;
                }
            }
            return isStudent;
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
            return EligibilityRule.WORK;
        }

        @Override
        public Days metOn(EligibilityFacts facts) {
            if (facts.employments().isEmpty()) {
                return Days.NONE;
            }
            if (anchor.isEmpty()) {
                return completed(counted(facts, LocalDate.MIN));
            }
            var from = anchor.get().metOn(facts).first();
            return from.isEmpty() ? Days.NONE : completed(counted(facts, from.get()));
        }

        private static List<Days.Spell> counted(EligibilityFacts facts, LocalDate from) {
            var relevant = new ArrayList<Days.Spell>(facts.employments().size());
            for (int i = 0; i < facts.employments().size(); i++) {
                var employment = facts.employments().get(i);
                if (!employment.relevant()) {
                    continue;
                }
                var spell = new Days.Spell(
                        employment.from().isBefore(from) ? from : employment.from(),
                        employment.to().orElse(Days.FOREVER));
                if (!spell.isEmpty()) {
                    relevant.add(spell);
                }
            }
            return Days.union(relevant).spells();
        }

        /** N years are as many days as lie between the first counted day and its date N years later (CAL-02). */
        private Days completed(List<Days.Spell> counted) {
            if (counted.isEmpty()) {
                return Days.NONE;
            }
            var first = counted.get(0).from();
            var missing = ChronoUnit.DAYS.between(first, first.plusYears(years));
            for (int i = 0; i < counted.size(); i++) {
                var spell = counted.get(i);
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
