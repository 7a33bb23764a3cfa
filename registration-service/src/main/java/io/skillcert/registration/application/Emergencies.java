package io.skillcert.registration.application;

import io.skillcert.registration.progress.ExamProgress;
import io.skillcert.registration.progress.ExamProgresses;
import jakarta.enterprise.context.ApplicationScoped;

/** Who may say that a public emergency hinders somebody (REG-12): a registrar; and the owner, once the exam office has. */
@ApplicationScoped
public class Emergencies {

    private static final String REGISTRAR = "registrar";

    private final ExamProgresses progresses;

    Emergencies(ExamProgresses progresses) {
        this.progresses = progresses;
    }

    /** @throws io.skillcert.http.problem.ProblemException 404 for another's, 409 for an own one that nothing hinders */
    public void requirePermission(Registration registration, Actor actor) {
        if (actor.role().equals(REGISTRAR)) {
            return;
        }
        if (!registration.registeredBy().equals(actor.by())) {
            throw RegistrationProblems.notFound(registration.id());
        }
        progresses
                .findByIdOptional(registration.id())
                .flatMap(ExamProgress::hinderedAt)
                .orElseThrow(RegistrationProblems::notHindered);
    }
}
