package io.skillcert.registration.training;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

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
import java.util.stream.Collectors;

/** All institutions, courses and enrolments. */
@ApplicationScoped
public class Trainings implements TrainingsCompleted {

    private final EntityManager database;

    Trainings(EntityManager database) {
        this.database = database;
    }

    public TrainingInstitution institution(UUID id) {
        return Optional.ofNullable(database.find(TrainingInstitution.class, id))
                .orElseThrow(TrainingProblems::noInstitution);
    }

    TrainingInstitution lockInstitution(UUID id) {
        return Optional.ofNullable(
                        database.find(TrainingInstitution.class, id, LockModeType.PESSIMISTIC_FORCE_INCREMENT))
                .orElseThrow(TrainingProblems::noInstitution);
    }

    /** One more than the limit, oldest first. */
    public List<TrainingInstitution> institutions(UUID after, int limit) {
        return database.createQuery("from TrainingInstitution where id > :after order by id", TrainingInstitution.class)
                .setParameter("after", after == null ? new UUID(0, 0) : after)
                .setMaxResults(limit + 1)
                .getResultList();
    }

    List<TrainingCourse> coursesOf(UUID institution) {
        return coursesOf(List.of(institution)).getOrDefault(institution, List.of());
    }

    /** By institution, the lowest level first. */
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

    /** Of the caller's own institution. */
    public TrainingCourse courseFor(UUID id, String account) {
        return Optional.ofNullable(database.find(TrainingCourse.class, id))
                .filter(course -> institution(course.institutionId()).account().equals(account))
                .orElseThrow(TrainingProblems::noCourse);
    }

    public TrainingCourse course(UUID id) {
        return Optional.ofNullable(database.find(TrainingCourse.class, id)).orElseThrow(TrainingProblems::noCourse);
    }

    boolean isInUse(UUID course) {
        return isAny("TrainingEnrolment", course) || isAny("TrainingProgramme", course);
    }

    private boolean isAny(String ofCourse, UUID course) {
        return database.createQuery("select count(*) from " + ofCourse + " where courseId = :id", Long.class)
                        .setParameter("id", course)
                        .getSingleResult()
                > 0;
    }

    TrainingProgramme lockProgramme(UUID id, UUID course) {
        return Optional.ofNullable(database.find(TrainingProgramme.class, id, LockModeType.PESSIMISTIC_WRITE))
                .filter(programme -> programme.courseId().equals(course))
                .orElseThrow(TrainingProblems::noProgramme);
    }

    /** One more than the limit, oldest first. */
    public List<TrainingProgramme> programmes(UUID course, UUID after, int limit) {
        return database.createQuery(
                        "from TrainingProgramme where courseId = :course and id > :after order by id",
                        TrainingProgramme.class)
                .setParameter("course", course)
                .setParameter("after", after == null ? new UUID(0, 0) : after)
                .setMaxResults(limit + 1)
                .getResultList();
    }

    TrainingEnrolment lockEnrolment(UUID id, UUID course) {
        return Optional.ofNullable(database.find(TrainingEnrolment.class, id, LockModeType.PESSIMISTIC_WRITE))
                .filter(enrolment -> enrolment.courseId().equals(course))
                .orElseThrow(TrainingProblems::noEnrolment);
    }

    /** One more than the limit, oldest first. */
    public List<TrainingEnrolment> enrolments(UUID course, UUID after, int limit) {
        return database.createQuery(
                        "from TrainingEnrolment where courseId = :course and id > :after order by id",
                        TrainingEnrolment.class)
                .setParameter("course", course)
                .setParameter("after", after == null ? new UUID(0, 0) : after)
                .setMaxResults(limit + 1)
                .getResultList();
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
