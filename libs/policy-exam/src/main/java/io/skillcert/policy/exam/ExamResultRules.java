package io.skillcert.policy.exam;

import io.skillcert.policy.Dated;
import io.skillcert.policy.Finding;
import io.skillcert.policy.PolicyVersion;
import io.skillcert.policy.SkillLevel;
import io.skillcert.policy.Verdict;
import io.skillcert.policy.WorkingDays;
import io.skillcert.policy.exam.ExamDecision.Outcome;
import io.skillcert.policy.exam.ExamDecision.Resit;
import io.skillcert.policy.exam.ExamDecision.Status;
import io.skillcert.policy.exam.ExamDecision.SubjectOutcome;
import io.skillcert.policy.exam.ExamFacts.Attempt;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The rules of exams and their results (EXM-01 to EXM-11). Pure: no clock and no I/O. */
public final class ExamResultRules {

    public static final String NAME = "exam-result";

    private static final String SUBJECT = "subject";
    private static final String REASON = "reason";

    private final ResultParameters parameters;
    private final WorkingDays workingDays;

    public ExamResultRules(ResultParameters parameters, WorkingDays workingDays) {
        this.parameters = parameters;
        this.workingDays = workingDays;
    }

    public boolean isInForceOn(LocalDate day) {
        return parameters.ruleSet().isInForceOn(day);
    }

    /** The version of the rules that decides exams whose last day is the given one. */
    public PolicyVersion versionOn(LocalDate lastExamDay) {
        return new PolicyVersion(NAME, parameters.ruleSet().on(lastExamDay).value(), lastExamDay);
    }

    /** The subjects of a level (EXM-01). */
    public List<Subject> subjectsOf(SkillLevel level, LocalDate on) {
        return parameters.subjects().on(on).value().get(level.number());
    }

    /** The duration of a subject in minutes (EXM-03); empty where the text gives none. */
    public Optional<Integer> minutesOf(Subject subject, LocalDate on) {
        return Optional.ofNullable(parameters.durations().on(on).value().get(subject));
    }

    /** Whether a pass of the subject can be retained (EXM-07). */
    public boolean isRetainable(Subject subject, LocalDate publishedOn) {
        return parameters.retainedSubjects().on(publishedOn).value().subjects().contains(subject);
    }

    /** The day by which results are to be published: some working days after the last exam day (EXM-04). */
    public LocalDate publicationDueOn(LocalDate lastExamDay) {
        return workingDays.after(
                lastExamDay, parameters.publicationDue().on(lastExamDay).value());
    }

    /** The last day to request a score review: some working days after publication (EXM-05). */
    public LocalDate reviewRequestBy(LocalDate publishedOn) {
        return workingDays.after(
                publishedOn, parameters.scoreReviewWindow().on(publishedOn).value());
    }

    /** The day by which reviews are answered, counted from the close of the window and not from the request (EXM-06). */
    public LocalDate reviewAnswerBy(LocalDate publishedOn) {
        return workingDays.after(
                reviewRequestBy(publishedOn),
                parameters.scoreReviewAnswer().on(publishedOn).value());
    }

    /** The first day on which certificates are issued: the review window has closed (EXM-11). */
    public LocalDate certificateNotBefore(LocalDate publishedOn) {
        return reviewRequestBy(publishedOn)
                .plusDays(parameters.issueAfterReview().on(publishedOn).value());
    }

    /** The passes whose year was not over when the person registered, with the last day of each (EXM-07). */
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

    /**
     * Decides an exam. The facts hold exactly the subjects of the level, each once: sat now or still retained.
     *
     * <p>Each decision has these findings: EXM-02 for every subject of the level; EXM-07 for every subject whose pass can be
     * retained; EXM-08 once, met if a resit is open or none is needed; EXM-09 for every subject that was to be sat now;
     * EXM-11 once. All of them are met if the exam is passed. The exam is passed if EXM-02 is met by every subject.
     */
    public ExamDecision decide(ExamFacts facts) {
        var subjects = subjects(facts);
        var passMarks =
                subjects.stream().map(subject -> passMark(subject, facts)).toList();
        var passed = Verdict.ofAll(passMarks) == Verdict.MET;
        var resit = passed ? Resit.NONE : resit(facts, subjects);
        var findings = new ArrayList<>(passMarks);
        findings.addAll(retentions(facts, subjects));
        findings.add(resitRight(facts, passed, resit));
        findings.addAll(absences(facts, subjects));
        findings.add(certificate(facts, passed));
        var publicationDueOn = publicationDueOn(facts.lastExamDay());
        var requestBy = reviewRequestBy(facts.publishedOn());
        var answerBy = reviewAnswerBy(facts.publishedOn());
        return new ExamDecision(
                versionOn(facts.lastExamDay()),
                passed ? Outcome.PASSED : Outcome.NOT_PASSED,
                findings,
                Stream.of(publicationDueOn, requestBy, answerBy).anyMatch(workingDays::isProvisional),
                publicationDueOn,
                requestBy,
                answerBy,
                passed ? Optional.of(certificateNotBefore(facts.publishedOn())) : Optional.empty(),
                subjects,
                resit);
    }

    /** The score from which a subject is passed (EXM-02). */
    public BigDecimal passMark(LocalDate lastExamDay) {
        return parameters.passMark().on(lastExamDay).value();
    }

    /** EXM-02: passed now, or earlier and retained. */
    private Finding passMark(SubjectOutcome subject, ExamFacts facts) {
        var mark = parameters.passMark().on(facts.lastExamDay());
        var reason = facts.voided().contains(subject.subject()) && subject.status() == Status.FAILED
                ? "VOID"
                : subject.status().name();
        return Finding.of(
                ExamRule.PASS_MARK,
                subject.countsAsPassed(),
                mark.citation(),
                Map.of(
                        SUBJECT,
                        subject.subject().name(),
                        "passMark",
                        mark.value().stripTrailingZeros().toPlainString(),
                        REASON,
                        reason));
    }

    /** EXM-07: which passes are retained, and until when. */
    private List<Finding> retentions(ExamFacts facts, List<SubjectOutcome> subjects) {
        return subjects.stream()
                .filter(subject ->
                        subject.retainedUntil().isPresent() || isRetainable(subject.subject(), facts.publishedOn()))
                .map(subject -> {
                    var publishedOn = subject.status() == Status.RETAINED
                            ? facts.retained().get(subject.subject())
                            : facts.publishedOn();
                    var details =
                            new TreeMap<>(Map.of(SUBJECT, subject.subject().name()));
                    subject.retainedUntil().ifPresent(until -> details.put("retainedUntil", until.toString()));
                    return Finding.of(
                            ExamRule.RETENTION,
                            subject.retainedUntil().isPresent(),
                            retentionPeriod(publishedOn).citation(),
                            details);
                })
                .toList();
    }

    /** EXM-08: whether a resit is open, and why not. */
    private Finding resitRight(ExamFacts facts, boolean passed, Resit resit) {
        var details = new TreeMap<String, String>();
        resit.registerBy().ifPresent(day -> details.put("registerBy", day.toString()));
        if (passed) {
            details.put(REASON, "NOT_NEEDED");
        } else if (resit.allowed()) {
            details.put(REASON, "OPEN");
        } else {
            details.put(REASON, hasResitLeft(facts) ? "NOTHING_RETAINED" : "NONE_LEFT");
        }
        return Finding.of(
                ExamRule.RESIT,
                passed || resit.allowed(),
                parameters.resits().on(facts.publishedOn()).citation(),
                details);
    }

    /** EXM-09: which of the subjects that were to be sat now were missed. */
    private List<Finding> absences(ExamFacts facts, List<SubjectOutcome> subjects) {
        return subjects.stream()
                .filter(subject -> subject.status() != Status.RETAINED)
                .map(subject -> Finding.of(
                        ExamRule.ABSENCE,
                        subject.status() != Status.ABSENT,
                        parameters.resits().on(facts.publishedOn()).citation(),
                        Map.of(SUBJECT, subject.subject().name())))
                .toList();
    }

    /** EXM-11: all subjects passed; issued once the review window has closed. */
    private Finding certificate(ExamFacts facts, boolean passed) {
        return Finding.of(
                ExamRule.CERTIFICATE,
                passed,
                parameters.issueAfterReview().on(facts.publishedOn()).citation(),
                passed
                        ? Map.of(
                                "notBefore",
                                certificateNotBefore(facts.publishedOn()).toString())
                        : Map.of());
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
        return publishedOn.plus(retentionPeriod(publishedOn).value());
    }

    /** A pass from before the first day of the rules is retained by their first period. */
    private Dated<Period> retentionPeriod(LocalDate publishedOn) {
        var firstDay = workingDays.firstDay();
        return parameters.retentionPeriod().on(publishedOn.isBefore(firstDay) ? firstDay : publishedOn);
    }

    /** EXM-08, EXM-09: once, if a retained pass is in hand; every subject that is not retained is sat again. */
    private Resit resit(ExamFacts facts, List<SubjectOutcome> subjects) {
        var registerBy = subjects.stream()
                .flatMap(subject -> subject.retainedUntil().stream())
                .min(Comparator.naturalOrder());
        if (!hasResitLeft(facts) || registerBy.isEmpty()) {
            return Resit.NONE;
        }
        var again = subjects.stream()
                .filter(subject -> subject.retainedUntil().isEmpty())
                .map(SubjectOutcome::subject)
                .toList();
        return new Resit(true, again, registerBy);
    }

    private boolean hasResitLeft(ExamFacts facts) {
        return parameters.resits().on(facts.publishedOn()).value() > 0 && facts.attempt() == Attempt.FIRST;
    }
}
