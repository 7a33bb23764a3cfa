package io.skillcert.registration.lesson;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.database.Ids;
import io.skillcert.http.paging.PageRequest;
import io.skillcert.registration.RegistrationProblem;
import io.skillcert.registration.account.AccountBindings;
import io.skillcert.registration.lesson.policy.Progress;
import io.skillcert.registration.training.TrainingCourse;
import io.skillcert.registration.training.TrainingEnrolment;
import io.skillcert.registration.training.Trainings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Reports what enrolled people learn, and reads how far they have come, for the institution's partner and the person's account. */
@ApplicationScoped
public class FollowLessons {

    private final Lessons lessons;
    private final LessonLog log;
    private final LearningProgress progress;
    private final Trainings trainings;
    private final AccountBindings bindings;
    private final Audit audit;
    private final BusinessClock clock;

    FollowLessons(
            Lessons lessons,
            LessonLog log,
            LearningProgress progress,
            Trainings trainings,
            AccountBindings bindings,
            Audit audit,
            BusinessClock clock) {
        this.lessons = lessons;
        this.log = log;
        this.progress = progress;
        this.trainings = trainings;
        this.bindings = bindings;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The lessons of a course's level.
     *
     * @throws io.skillcert.http.problem.ProblemException 404 unless the account acts for the institution or its person is enrolled
     */
    @Transactional
    public List<Lesson> ofCourse(UUID courseId, String account) {
        var course = trainings.course(courseId);
        if (!trainings.isOf(account, course)
                && bindings.personOf(account)
                        .filter(person -> trainings.isEnrolled(person, courseId))
                        .isEmpty()) {
            throw RegistrationProblem.COURSE_NOT_FOUND.exception();
        }
        return lessons.of(course.level());
    }

    /** An enrolment with the level of its course. */
    public record InCourse(TrainingEnrolment enrolment, int level) {}

    /** The enrolments of the person to whom the account is bound, oldest first; none for another account. */
    @Transactional
    public List<InCourse> enrolments(String account, PageRequest page) {
        return bindings.personOf(account).stream()
                .flatMap(person -> trainings.enrolmentsOf(person, page).stream())
                .map(enrolment -> new InCourse(
                        enrolment, trainings.course(enrolment.courseId()).level()))
                .toList();
    }

    /**
     * How far the person of an enrolment has come.
     *
     * @throws io.skillcert.http.problem.ProblemException 404 for an enrolment of others
     */
    @Transactional
    public Progress progress(UUID enrolmentId, String account) {
        var enrolment = trainings.enrolment(enrolmentId);
        return progress.of(enrolment, courseFor(enrolment, account));
    }

    /**
     * Reports what was learnt today in a lesson. The same report again changes nothing.
     *
     * @param minutes all minutes of today in the lesson; they replace those that were reported earlier today
     * @param done whether the whole lesson has been learnt
     * @throws io.skillcert.http.problem.ProblemException 404 for an enrolment of others, 409 if the day has too few minutes left
     */
    @Transactional
    public Progress report(UUID enrolmentId, String code, int minutes, boolean done, String account) {
        var enrolment = trainings.lockEnrolment(enrolmentId);
        var course = courseFor(enrolment, account);
        var lesson = lessons.lesson(code);
        if (lesson.level() != course.level()) {
            throw RegistrationProblem.LESSON_OF_OTHER_LEVEL.exception(lesson.level(), course.level());
        }
        enrolment.completedOn().ifPresent(day -> {
            throw RegistrationProblem.ALREADY_COMPLETED.exception(day);
        });
        var reporter = new LessonReport.Reporter(account, trainings.isOf(account, course), clock.instant());
        append(enrolment, new LessonReport.Learnt(lesson, clock.today(), minutes, done), reporter);
        return progress.of(enrolment, course);
    }

    private void append(TrainingEnrolment enrolment, LessonReport.Learnt learnt, LessonReport.Reporter reporter) {
        var reports = log.of(enrolment.id());
        var day = new ReportsOfDay(reports, learnt.on());
        if (day.latest(learnt.lesson().code())
                .filter(latest -> latest.says(learnt, reporter))
                .isPresent()) {
            return;
        }
        int limit = progress.minutesOfDay(learnt.on());
        int left = Math.max(0, limit - day.minutesOfOthers(learnt.lesson().code()));
        if (learnt.minutes() > left) {
            throw RegistrationProblem.LESSON_DAY_FULL.exception(limit, left);
        }
        log.persist(new LessonReport(Ids.next(), enrolment.id(), reports.size() + 1, learnt, limit, reporter));
        log.flush();
        audit.record(
                "report-lesson",
                "training-enrolment",
                enrolment.id(),
                learnt.lesson().code());
    }

    private TrainingCourse courseFor(TrainingEnrolment enrolment, String account) {
        var course = trainings.course(enrolment.courseId());
        if (!trainings.isOf(account, course)
                && bindings.personOf(account)
                        .filter(enrolment.personId()::equals)
                        .isEmpty()) {
            throw RegistrationProblem.ENROLMENT_NOT_FOUND.exception();
        }
        return course;
    }
}
