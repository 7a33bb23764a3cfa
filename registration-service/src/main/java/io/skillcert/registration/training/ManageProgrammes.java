package io.skillcert.registration.training;

import io.skillcert.audit.Audit;
import io.skillcert.database.Ids;
import io.skillcert.http.ETags;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;

/** A registrar announces public-benefit programmes and changes them; places that are taken stay. */
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
        flush();
        audit.record("announce-programme", "training-programme", programme.id(), null);
        return programme;
    }

    @Transactional
    public TrainingProgramme change(UUID courseId, UUID id, TrainingProgramme.Plan plan, String ifMatch) {
        var programme = trainings.lockProgramme(id, courseId);
        ETags.require(ifMatch, programme.version());
        programme.change(plan);
        flush();
        audit.record("change-programme", "training-programme", id, null);
        return programme;
    }

    private void flush() {
        try {
            trainings.flush();
        } catch (ConstraintViolationException e) {
            throw TrainingProblems.programmeKnown();
        }
    }
}
