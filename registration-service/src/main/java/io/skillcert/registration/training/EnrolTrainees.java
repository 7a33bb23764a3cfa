package io.skillcert.registration.training;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.database.Ids;
import io.skillcert.events.registration.TrainingEnrolledV1;
import io.skillcert.http.problem.Violations;
import io.skillcert.messaging.Outbox;
import io.skillcert.personal.IdentityDocument;
import io.skillcert.policy.Yuan;
import io.skillcert.registration.RegistrationProblem;
import io.skillcert.registration.person.Persons;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Enrols trainees in courses and certifies that they have completed them. */
@ApplicationScoped
public class EnrolTrainees {

    private final Trainings trainings;
    private final GroupPrice groupPrice;
    private final LessonsLearnt lessonsLearnt;
    private final Persons persons;
    private final Outbox outbox;
    private final Audit audit;
    private final BusinessClock clock;

    EnrolTrainees(
            Trainings trainings,
            GroupPrice groupPrice,
            LessonsLearnt lessonsLearnt,
            Persons persons,
            Outbox outbox,
            Audit audit,
            BusinessClock clock) {
        this.trainings = trainings;
        this.groupPrice = groupPrice;
        this.lessonsLearnt = lessonsLearnt;
        this.persons = persons;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Enrols people together.
     *
     * @param programmeId the programme that pays for them; if empty, they pay the fee or, as a group, the group price
     * @param people the names by identity document, in the order of the request
     */
    @Transactional
    public List<TrainingEnrolment> enrol(
            UUID courseId, Optional<UUID> programmeId, Map<IdentityDocument, String> people, String account) {
        var course = trainings.courseFor(courseId, account);
        var today = clock.today();
        var known = persons.findOrCreateAll(people);
        var price = programmeId
                .map(id -> takePlaces(id, courseId, people.size()))
                .orElseGet(() -> ownPrice(course, people.size()));
        var terms = new TrainingEnrolment.Terms(courseId, programmeId, account, today, price);
        var enrolments = people.keySet().stream()
                .map(document -> new TrainingEnrolment(
                        Ids.next(), terms, known.get(document).id()))
                .toList();
        enrolments.forEach(trainings::persist);
        trainings.flushOr(RegistrationProblem.ALREADY_ENROLLED::exception);
        outbox.appendAll(enrolments.stream()
                .map(enrolment -> enrolled(enrolment, course))
                .toList());
        audit.record("enrol", "training-course", courseId, enrolments.size() + " people");
        return enrolments;
    }

    /** The event by which exam-service keeps trainers and examiners apart (EXM-13). */
    private Outbox.Event enrolled(TrainingEnrolment enrolment, TrainingCourse course) {
        return new Outbox.Event(
                TrainingEnrolledV1.TYPE,
                enrolment.personId(),
                new TrainingEnrolledV1(
                        enrolment.id(),
                        enrolment.personId(),
                        course.institutionId(),
                        course.level(),
                        enrolment.enrolledOn()));
    }

    private Yuan takePlaces(UUID programmeId, UUID courseId, int people) {
        trainings.lockProgramme(programmeId, courseId).take(people, clock.today());
        return Yuan.ZERO;
    }

    private Yuan ownPrice(TrainingCourse course, int people) {
        var today = clock.today();
        var fee = course.feeOn(today).orElseThrow(() -> RegistrationProblem.COURSE_NOT_PRICED.exception(today));
        return groupPrice.each(fee, people, today);
    }

    /**
     * The completion of a course.
     *
     * @param hours if empty, the standard hours of the course
     * @param certificate the institution's number of the certificate
     */
    public record Completion(LocalDate on, Optional<Integer> hours, String certificate) {}

    /**
     * Certifies that a person has completed a course.
     *
     * @throws io.skillcert.http.problem.ProblemException 409 if the institution has reported to the log of lessons and it does not confirm it
     */
    @Transactional
    public TrainingEnrolment complete(UUID courseId, UUID id, Completion completion, String account) {
        var course = trainings.courseFor(courseId, account);
        var enrolment = trainings.lockEnrolment(id, courseId);
        new Violations()
                .addIf(completion.on().isBefore(enrolment.enrolledOn()), "completedOn", "is before the enrolment")
                .addIf(completion.on().isAfter(clock.today()), "completedOn", "is in the future")
                .throwIfAny();
        int hours = completion.hours().orElse(course.standardHours());
        if (enrolment.completedOn().isEmpty()) {
            lessonsLearnt.requireComplete(enrolment, course, hours, completion.on());
        }
        enrolment.complete(hours, completion.on(), completion.certificate());
        trainings.flushOr(RegistrationProblem.CERTIFICATE_KNOWN::exception);
        audit.record("complete-training", "training-enrolment", id, null);
        return enrolment;
    }
}
