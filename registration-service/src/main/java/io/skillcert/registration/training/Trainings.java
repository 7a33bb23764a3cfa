package io.skillcert.registration.training;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.skillcert.http.paging.PageRequest;
import io.skillcert.http.problem.ProblemException;
import io.skillcert.registration.RegistrationProblem;
import io.skillcert.registration.application.TrainingsCompleted;
import io.skillcert.registration.eligibility.CandidateFacts.Training;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.hibernate.exception.ConstraintViolationException;

/** All training institutions with their courses, programmes and enrolments. */
@ApplicationScoped
public class Trainings implements TrainingsCompleted {

    private final EntityManager database;

    Trainings(EntityManager database) {
        this.database = database;
    }

    private <T> Optional<T> find(Class<T> type, UUID id, LockModeType lock) {
        return Optional.ofNullable(database.find(type, id, lock));
    }

    public TrainingInstitution institution(UUID id) {
        return find(TrainingInstitution.class, id, LockModeType.NONE)
                .orElseThrow(RegistrationProblem.INSTITUTION_NOT_FOUND::exception);
    }

    TrainingInstitution lockInstitution(UUID id) {
        return find(TrainingInstitution.class, id, LockModeType.PESSIMISTIC_FORCE_INCREMENT)
                .orElseThrow(RegistrationProblem.INSTITUTION_NOT_FOUND::exception);
    }

    public List<TrainingInstitution> institutions(PageRequest page) {
        return database.createQuery("from TrainingInstitution where id > :after order by id", TrainingInstitution.class)
                .setParameter("after", page.after())
                .setMaxResults(page.fetchSize())
                .getResultList();
    }

    List<TrainingCourse> coursesOf(UUID institution) {
        return coursesOf(List.of(institution)).getOrDefault(institution, List.of());
    }

    /** The courses of each institution, the lowest level (5) first. */
    public Map<UUID, List<TrainingCourse>> coursesOf(Collection<UUID> institutions) {
        return database
                .createQuery(
                        "from TrainingCourse where any_of(institutionId, :institutions) order by level desc",
                        TrainingCourse.class)
                .setParameter("institutions", institutions.toArray(UUID[]::new))
                .getResultList()
                .stream()
                .collect(Collectors.groupingBy(TrainingCourse::institutionId));
    }

    /** Answers 404 for a course of another account's institution. */
    public TrainingCourse courseFor(UUID id, String account) {
        return find(TrainingCourse.class, id, LockModeType.NONE)
                .filter(course -> isOf(account, course))
                .orElseThrow(RegistrationProblem.COURSE_NOT_FOUND::exception);
    }

    /** Whether the account acts for the institution of the course. */
    public boolean isOf(String account, TrainingCourse course) {
        return institution(course.institutionId()).account().equals(account);
    }

    public TrainingCourse course(UUID id) {
        return find(TrainingCourse.class, id, LockModeType.NONE)
                .orElseThrow(RegistrationProblem.COURSE_NOT_FOUND::exception);
    }

    boolean isInUse(UUID course) {
        return isAny(TrainingEnrolment.class, course) || isAny(TrainingProgramme.class, course);
    }

    private boolean isAny(Class<?> type, UUID course) {
        return database.createQuery(
                                "select count(*) from " + type.getSimpleName() + " where courseId = :id", Long.class)
                        .setParameter("id", course)
                        .getSingleResult()
                > 0;
    }

    TrainingProgramme lockProgramme(UUID id, UUID course) {
        return find(TrainingProgramme.class, id, LockModeType.PESSIMISTIC_WRITE)
                .filter(programme -> programme.courseId().equals(course))
                .orElseThrow(RegistrationProblem.PROGRAMME_NOT_FOUND::exception);
    }

    /** Those of the institutions for which an account acts. */
    public Set<UUID> institutionsOf(String account, Collection<UUID> institutions) {
        return Set.copyOf(database.createQuery(
                        "select i.id from TrainingInstitution i where i.id in :ids and i.account = :account",
                        UUID.class)
                .setParameter("ids", institutions)
                .setParameter("account", account)
                .getResultList());
    }

    public List<TrainingProgramme> programmes(UUID course, PageRequest page) {
        return page(TrainingProgramme.class, course, page);
    }

    public List<TrainingEnrolment> enrolments(UUID course, PageRequest page) {
        return page(TrainingEnrolment.class, course, page);
    }

    /** The enrolments of a person, oldest first. */
    public List<TrainingEnrolment> enrolmentsOf(UUID person, PageRequest page) {
        return database.createQuery(
                        "from TrainingEnrolment where personId = :person and id > :after order by id",
                        TrainingEnrolment.class)
                .setParameter("person", person)
                .setParameter("after", page.after())
                .setMaxResults(page.fetchSize())
                .getResultList();
    }

    private <T> List<T> page(Class<T> type, UUID course, PageRequest page) {
        return database.createQuery(
                        "from " + type.getSimpleName() + " where courseId = :course and id > :after order by id", type)
                .setParameter("course", course)
                .setParameter("after", page.after())
                .setMaxResults(page.fetchSize())
                .getResultList();
    }

    public TrainingEnrolment enrolment(UUID id) {
        return find(TrainingEnrolment.class, id, LockModeType.NONE)
                .orElseThrow(RegistrationProblem.ENROLMENT_NOT_FOUND::exception);
    }

    /** Whether the person is enrolled in the course, or has completed it. */
    public boolean isEnrolled(UUID person, UUID course) {
        return database.createQuery(
                                "select count(*) from TrainingEnrolment where personId = :person and courseId = :course",
                                Long.class)
                        .setParameter("person", person)
                        .setParameter("course", course)
                        .getSingleResult()
                > 0;
    }

    public TrainingEnrolment lockEnrolment(UUID id) {
        return find(TrainingEnrolment.class, id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(RegistrationProblem.ENROLMENT_NOT_FOUND::exception);
    }

    TrainingEnrolment lockEnrolment(UUID id, UUID course) {
        return find(TrainingEnrolment.class, id, LockModeType.PESSIMISTIC_WRITE)
                .filter(enrolment -> enrolment.courseId().equals(course))
                .orElseThrow(RegistrationProblem.ENROLMENT_NOT_FOUND::exception);
    }

    void persist(Object entity) {
        database.persist(entity);
    }

    void remove(TrainingCourse course) {
        database.remove(course);
    }

    void flush() {
        database.flush();
    }

    /** @param duplicate the problem to answer if a unique constraint is violated */
    void flushOr(Supplier<ProblemException> duplicate) {
        try {
            database.flush();
        } catch (ConstraintViolationException e) {
            throw duplicate.get();
        }
    }

    @Override
    public Map<UUID, List<Training>> of(Set<UUID> persons) {
        return database
                .createQuery(
                        "select e, c, i from TrainingEnrolment e, TrainingCourse c, TrainingInstitution i"
                                + " where c.id = e.courseId and i.id = c.institutionId"
                                + " and any_of(e.personId, :persons) and e.completedOn is not null order by e.id",
                        Object[].class)
                .setParameter("persons", persons.toArray(UUID[]::new))
                .getResultList()
                .stream()
                .collect(groupingBy(
                        row -> ((TrainingEnrolment) row[0]).personId(),
                        mapping(
                                row -> training(
                                        (TrainingEnrolment) row[0], (TrainingCourse) row[1], (TrainingInstitution)
                                                row[2]),
                                toList())));
    }

    private static Training training(
            TrainingEnrolment enrolment, TrainingCourse course, TrainingInstitution institution) {
        return new Training(
                course.level(),
                enrolment.hours().orElseThrow(),
                institution.isQualified(),
                enrolment.completedOn().orElseThrow());
    }
}
