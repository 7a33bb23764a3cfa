package io.skillcert.exam.result.policy;

import io.skillcert.exam.result.policy.ExamDecision.Outcome;
import io.skillcert.exam.result.policy.ExamDecision.Resit;
import io.skillcert.exam.result.policy.ExamDecision.Status;
import io.skillcert.exam.result.policy.ExamDecision.SubjectOutcome;
import io.skillcert.exam.result.policy.ExamFacts.Attempt;
import io.skillcert.policy.PolicyVersion;
import io.skillcert.policy.SkillLevel;
import io.skillcert.policy.WorkingDays;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an exam comes to (EXM-01 to EXM-11). Pure: no clock, no look-ups. */
public final class ExamResultRules {

    public static final String NAME = "exam-result";

    private final ResultParameters parameters;
    private final WorkingDays workingDays;

    public ExamResultRules(ResultParameters parameters, WorkingDays workingDays) {
        this.parameters = parameters;
        this.workingDays = workingDays;
    }

    public boolean isInForceOn(LocalDate day) {
        return parameters.ruleSet().isInForceOn(day);
    }

    /** EXM-01. */
    public List<Subject> subjectsOf(SkillLevel level, LocalDate on) {
        return parameters.subjects().on(on).value().get(level.number());
    }

    /** EXM-03; empty where the text gives none. */
    public Optional<Integer> minutesOf(Subject subject, LocalDate on) {
        return Optional.ofNullable(parameters.durations().on(on).value().get(subject));
    }

    /** EXM-07. */
    public boolean isRetainable(Subject subject, LocalDate publishedOn) {
        return parameters.retainedSubjects().on(publishedOn).value().subjects().contains(subject);
    }

    /** EXM-04: so many working days after the last exam day. */
    public LocalDate publicationDueOn(LocalDate lastExamDay) {
        return workingDays.after(
                lastExamDay, parameters.publicationDue().on(lastExamDay).value());
    }

    /** EXM-05: until so many working days after publication. */
    public LocalDate reviewRequestBy(LocalDate publishedOn) {
        return workingDays.after(
                publishedOn, parameters.scoreReviewWindow().on(publishedOn).value());
    }

    /** EXM-06: counted from the close of the window, not from the request. */
    public LocalDate reviewAnswerBy(LocalDate publishedOn) {
        return workingDays.after(
                reviewRequestBy(publishedOn),
                parameters.scoreReviewAnswer().on(publishedOn).value());
    }

    /** EXM-11: the window has closed. */
    public LocalDate certificateNotBefore(LocalDate publishedOn) {
        return reviewRequestBy(publishedOn)
                .plusDays(parameters.issueAfterReview().on(publishedOn).value());
    }

    /** EXM-07: the passes whose year was not over when the person registered, with the last day of each. */
    public Map<Subject, LocalDate> stillRetained(Map<Subject, LocalDate> retained, LocalDate registeredOn) {
        var kept = new EnumMap<Subject, LocalDate>(Subject.class);
        retained.forEach((subject, publishedOn) -> {
            var until = retainedUntil(publishedOn);
            if (!until.isBefore(registeredOn)) {
                kept.put(subject, until);
            }
        });
        return kept;
    }

    /** The facts hold exactly the subjects of the level, each once: sat now or still retained. */
    public ExamDecision decide(ExamFacts facts) {
        var subjects = subjects(facts);
        var passed = subjects.stream()
                .allMatch(subject -> subject.status() == Status.PASSED || subject.status() == Status.RETAINED);
        var publicationDueOn = publicationDueOn(facts.lastExamDay());
        var requestBy = reviewRequestBy(facts.publishedOn());
        var answerBy = reviewAnswerBy(facts.publishedOn());
        return new ExamDecision(
                new PolicyVersion(
                        NAME, parameters.ruleSet().on(facts.lastExamDay()).value(), facts.lastExamDay()),
                passed ? Outcome.PASSED : Outcome.NOT_PASSED,
                List.of(publicationDueOn, requestBy, answerBy).stream().anyMatch(workingDays::isProvisional),
                publicationDueOn,
                requestBy,
                answerBy,
                passed ? Optional.of(certificateNotBefore(facts.publishedOn())) : Optional.empty(),
                subjects,
                passed ? Resit.NONE : resit(facts, subjects));
    }

    private List<SubjectOutcome> subjects(ExamFacts facts) {
        var kept = stillRetained(facts.retained(), facts.registeredOn());
        return subjectsOf(facts.level(), facts.lastExamDay()).stream()
                .map(subject -> kept.containsKey(subject)
                        ? new SubjectOutcome(subject, Status.RETAINED, Optional.of(kept.get(subject)))
                        : satNow(subject, facts))
                .toList();
    }

    private SubjectOutcome satNow(Subject subject, ExamFacts facts) {
        var status = facts.voided().contains(subject)
                ? Status.FAILED
                : status(facts.sat().get(subject), facts);
        var kept = status == Status.PASSED && isRetainable(subject, facts.publishedOn());
        return new SubjectOutcome(
                subject, status, kept ? Optional.of(retainedUntil(facts.publishedOn())) : Optional.empty());
    }

    private Status status(Optional<BigDecimal> sat, ExamFacts facts) {
        return sat.map(score -> reachesPassMark(score, facts.lastExamDay()) ? Status.PASSED : Status.FAILED)
                .orElse(Status.ABSENT);
    }

    /** EXM-02: no rounding, 59.99 fails. */
    private boolean reachesPassMark(BigDecimal score, LocalDate on) {
        return score.compareTo(parameters.passMark().on(on).value()) >= 0;
    }

    /** EXM-07, CAL-02: the last day included. */
    private LocalDate retainedUntil(LocalDate publishedOn) {
        var first = publishedOn.isBefore(workingDays.firstDay()) ? workingDays.firstDay() : publishedOn;
        return publishedOn.plus(parameters.retentionPeriod().on(first).value());
    }

    /** EXM-08, EXM-09: once, if a pass that is kept is in hand; whatever is not kept is sat again. */
    private Resit resit(ExamFacts facts, List<SubjectOutcome> subjects) {
        var resitsLeft = parameters.resits().on(facts.publishedOn()).value() > 0 && facts.attempt() == Attempt.FIRST;
        var registerBy = subjects.stream()
                .flatMap(subject -> subject.retainedUntil().stream())
                .min(Comparator.naturalOrder());
        if (!resitsLeft || registerBy.isEmpty()) {
            return Resit.NONE;
        }
        var again = subjects.stream()
                .filter(subject -> subject.retainedUntil().isEmpty())
                .map(SubjectOutcome::subject)
                .toList();
        return new Resit(true, again, registerBy);
    }
}
