package io.skillcert.registration.training;

import io.skillcert.audit.Audit;
import io.skillcert.database.Ids;
import io.skillcert.http.ETags;
import io.skillcert.registration.RegistrationProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Announces and changes public-benefit programmes. */
@ApplicationScoped
public class ManageProgrammes {

    private final Trainings trainings;
    private final Audit audit;

    ManageProgrammes(Trainings trainings, Audit audit) {
        this.trainings = trainings;
        this.audit = audit;
    }

    @Transactional
    public TrainingProgramme announce(UUID courseId, TrainingProgramme.Plan plan) {
        var programme =
                new TrainingProgramme(Ids.next(), trainings.course(courseId).id(), plan);
        trainings.persist(programme);
        trainings.flushOr(RegistrationProblem.PROGRAMME_KNOWN::exception);
        audit.record("announce-programme", "training-programme", programme.id(), null);
        return programme;
    }

    @Transactional
    public TrainingProgramme change(UUID courseId, UUID id, TrainingProgramme.Plan plan, String ifMatch) {
        var programme = trainings.lockProgramme(id, courseId);
        ETags.require(ifMatch, programme.version());
        programme.change(plan);
        trainings.flushOr(RegistrationProblem.PROGRAMME_KNOWN::exception);
        audit.record("change-programme", "training-programme", id, null);
        return programme;
    }
}
