package io.skillcert.registration.lesson;

import io.skillcert.clock.BusinessClock;
import io.skillcert.http.FindingView;
import io.skillcert.http.language.LocalizedText;
import io.skillcert.policy.SkillLevel;
import io.skillcert.policy.Verdict;
import io.skillcert.policy.data.ParameterFiles;
import io.skillcert.registration.RegistrationProblem;
import io.skillcert.registration.lesson.policy.LessonFacts;
import io.skillcert.registration.lesson.policy.LessonHours;
import io.skillcert.registration.lesson.policy.LessonRules;
import io.skillcert.registration.lesson.policy.Progress;
import io.skillcert.registration.training.LessonsLearnt;
import io.skillcert.registration.training.TrainingCourse;
import io.skillcert.registration.training.TrainingEnrolment;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;

/** How far enrolled people have come with the lessons of their courses. */
@ApplicationScoped
class LearningProgress implements LessonsLearnt {

    private final LessonRules rules = new LessonRules(
            new ParameterFiles("policy/training").shaped("lesson-hours", "lesson-hours", LessonHours.class));
    private final Lessons lessons;
    private final LessonLog log;
    private final BusinessClock clock;

    LearningProgress(Lessons lessons, LessonLog log, BusinessClock clock) {
        this.lessons = lessons;
        this.log = log;
        this.clock = clock;
    }

    /** The progress until today, towards the standard hours of the course. */
    Progress of(TrainingEnrolment enrolment, TrainingCourse course) {
        return progress(log.of(enrolment.id()), course.level(), course.standardHours(), clock.today());
    }

    /** The minutes that may be learnt on a day in all lessons. */
    int minutesOfDay(LocalDate day) {
        return rules.minutesOfDay(day);
    }

    @Override
    public void requireComplete(TrainingEnrolment enrolment, TrainingCourse course, int hours, LocalDate on) {
        var reports = log.of(enrolment.id());
        if (reports.stream().noneMatch(LessonReport::isByInstitution)) {
            return;
        }
        var progress = progress(reports, course.level(), hours, on);
        if (!progress.isComplete()) {
            throw RegistrationProblem.TRAINING_INCOMPLETE.exception(LocalizedText.sentences(progress.findings().stream()
                    .filter(finding -> finding.verdict() != Verdict.MET)
                    .map(FindingView::explanation)
                    .toList()));
        }
    }

    private Progress progress(List<LessonReport> reports, int level, int hours, LocalDate on) {
        var facts = new LessonFacts(
                SkillLevel.of(level),
                hours,
                lessons.of(level).stream().map(Lesson::code).toList(),
                reports.stream()
                        .map(report -> new LessonFacts.Report(
                                report.lesson(), report.learntOn(), report.minutes(), report.isDone()))
                        .toList());
        return rules.progress(facts, on);
    }
}
