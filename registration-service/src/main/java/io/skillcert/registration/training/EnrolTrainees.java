package io.skillcert.registration.training;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.database.Ids;
import io.skillcert.events.registration.TrainingEnrolledV1;
import io.skillcert.http.ETags;
import io.skillcert.http.problem.ProblemException;
import io.skillcert.http.problem.Violations;
import io.skillcert.messaging.Outbox;
import io.skillcert.personal.IdentityDocument;
import io.skillcert.policy.Yuan;
import io.skillcert.registration.person.Persons;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.hibernate.exception.ConstraintViolationException;

/** Institutions and their courses are described by a registrar; a partner enrols people and certifies completions. */
@ApplicationScoped
public class EnrolTrainees {

    private final Trainings trainings;
    private final GroupPrice groupPrice;
    private final Persons persons;
    private final Outbox outbox;
    private final Audit audit;
    private final BusinessClock clock;

    EnrolTrainees(
            Trainings trainings,
            GroupPrice groupPrice,
            Persons persons,
            Outbox outbox,
            Audit audit,
            BusinessClock clock) {
        this.trainings = trainings;
        this.groupPrice = groupPrice;
        this.persons = persons;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    public record Description(
            String name,
            String account,
            boolean qualified,
            List<String> landlines,
            List<TrainingCourse.Plan> courses) {}

    @Transactional
    public TrainingInstitution create(Description description) {
        var institution = new TrainingInstitution(Ids.next());
        describe(institution, description);
        audit.record("found-institution", "training-institution", institution.id(), null);
        return institution;
    }

    @Transactional
    public TrainingInstitution change(UUID id, Description description, String ifMatch) {
        var institution = trainings.lockInstitution(id);
        ETags.require(ifMatch, institution.version() - 1);
        describe(institution, description);
        audit.record("change-institution", "training-institution", id, null);
        return institution;
    }

    private void describe(TrainingInstitution institution, Description description) {
        institution.describe(
                description.name(), description.account(), description.qualified(), description.landlines());
        trainings.persist(institution);
        flushOr(TrainingProblems::institutionKnown);
        var known = trainings.coursesOf(institution.id());
        for (var plan : description.courses()) {
            var course = known.stream().filter(there -> there.is(plan)).findFirst();
            course.ifPresent(there -> there.change(plan));
            if (course.isEmpty()) {
                trainings.persist(new TrainingCourse(Ids.next(), institution.id(), plan));
            }
        }
        known.stream()
                .filter(there -> description.courses().stream().noneMatch(there::is))
                .forEach(this::giveUp);
        trainings.flush();
    }

    private void giveUp(TrainingCourse course) {
        if (trainings.isInUse(course.id())) {
            throw TrainingProblems.courseInUse();
        }
        trainings.remove(course);
    }

    /**
     * Enrols people together.
     *
     * @param people in the order of the request, each named by an identity document
     * @param programmeId who pays for them; empty: they do, by their number
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
        flushOr(TrainingProblems::alreadyEnrolled);
        outbox.appendAll(enrolments.stream()
                .map(enrolment -> enrolled(enrolment, course))
                .toList());
        audit.record("enrol", "training-course", courseId, enrolments.size() + " people");
        return enrolments;
    }

    /** The exam office keeps trainers and examiners apart by it (EXM-13). */
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
        var fee = course.feeOn(today).orElseThrow(() -> TrainingProblems.notPriced(today));
        return groupPrice.each(fee, people, today);
    }

    /** @param hours empty: those of the course. @param certificate the institution's own number */
    public record Completion(LocalDate on, Optional<Integer> hours, String certificate) {}

    @Transactional
    public TrainingEnrolment complete(UUID courseId, UUID id, Completion completion, String account) {
        var course = trainings.courseFor(courseId, account);
        var enrolment = trainings.lockEnrolment(id, courseId);
        new Violations()
                .addIf(completion.on().isBefore(enrolment.enrolledOn()), "completedOn", "lies before the enrolment")
                .addIf(completion.on().isAfter(clock.today()), "completedOn", "lies in the future")
                .throwIfAny();
        enrolment.complete(
                completion.hours().orElse(course.standardHours()), completion.on(), completion.certificate());
        flushOr(TrainingProblems::certificateKnown);
        audit.record("complete-training", "training-enrolment", id, null);
        return enrolment;
    }

    /** What the database refuses here is one thing twice. */
    private void flushOr(Supplier<ProblemException> twice) {
        try {
            trainings.flush();
        } catch (ConstraintViolationException e) {
            throw twice.get();
        }
    }
}
