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

    /** @throws io.skillcert.http.ProblemException 404 for another's, 409 for an own one that nothing hinders */
    public void requireSay(Registration registration, Act act) {
        if (act.role().equals(REGISTRAR)) {
            return;
        }
        if (!registration.registeredBy().equals(act.by())) {
            throw RegistrationProblems.notFound(registration.id());
        }
        progresses
                .findByIdOptional(registration.id())
                .flatMap(ExamProgress::hinderedAt)
                .orElseThrow(RegistrationProblems::notHindered);
    }
}
