package io.skillcert.policy.exam;

import io.skillcert.policy.Timeline;
import java.math.BigDecimal;
import java.time.Period;
import java.util.List;
import java.util.Map;

/** The dated parameters of exams and results, each in the file of its name under {@code policy/result}. */
public record ResultParameters(
        Timeline<String> ruleSet,
        Timeline<SubjectsByLevel> subjects,
        Timeline<BigDecimal> passMark,
        Timeline<Durations> durations,
        Timeline<Integer> publicationDue,
        Timeline<Integer> scoreReviewWindow,
        Timeline<Integer> scoreReviewAnswer,
        Timeline<Period> retentionPeriod,
        Timeline<SubjectList> retainedSubjects,
        Timeline<Integer> resits,
        Timeline<Integer> issueAfterReview) {

    /** EXM-01, by the level's number. */
    public static final class SubjectsByLevel extends java.util.HashMap<Integer, List<Subject>> {}

    /** EXM-03, in minutes; a subject without an entry has no stated duration. */
    public static final class Durations extends java.util.EnumMap<Subject, Integer> {
        public Durations() {
            super(Subject.class);
        }

        public Durations(Map<Subject, Integer> minutes) {
            this();
            putAll(minutes);
        }
    }

    public record SubjectList(List<Subject> subjects) {}
}
