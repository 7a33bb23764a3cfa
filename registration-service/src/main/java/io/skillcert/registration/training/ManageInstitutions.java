package io.skillcert.registration.training;

import io.skillcert.audit.Audit;
import io.skillcert.database.Ids;
import io.skillcert.http.ETags;
import io.skillcert.registration.RegistrationProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Creates and changes training institutions with their courses. */
@ApplicationScoped
public class ManageInstitutions {

    private final Trainings trainings;
    private final Audit audit;

    ManageInstitutions(Trainings trainings, Audit audit) {
        this.trainings = trainings;
        this.audit = audit;
    }

    /**
     * An institution as a registrar describes it.
     *
     * @param account the partner that acts for the institution
     * @param qualified whether it is licensed to teach (具有办学资质)
     */
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
        institution.describe(description);
        trainings.persist(institution);
        trainings.flushOr(RegistrationProblem.INSTITUTION_KNOWN::exception);
        var existing = trainings.coursesOf(institution.id());
        for (var plan : description.courses()) {
            existing.stream()
                    .filter(course -> course.level() == plan.level())
                    .findFirst()
                    .ifPresentOrElse(
                            course -> course.change(plan),
                            () -> trainings.persist(new TrainingCourse(Ids.next(), institution.id(), plan)));
        }
        existing.stream()
                .filter(course -> description.courses().stream().noneMatch(plan -> plan.level() == course.level()))
                .forEach(this::remove);
        trainings.flush();
    }

    private void remove(TrainingCourse course) {
        if (trainings.isInUse(course.id())) {
            throw RegistrationProblem.COURSE_IN_USE.exception();
        }
        trainings.remove(course);
    }
}
