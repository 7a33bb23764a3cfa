package io.skillcert.registration.emergency;

import io.skillcert.http.ETags;
import io.skillcert.http.security.Role;
import io.skillcert.registration.RegistrationProblem;
import io.skillcert.registration.application.Actor;
import io.skillcert.registration.application.Registration;
import io.skillcert.registration.application.RegistrationStatus;
import io.skillcert.registration.application.Registrations;
import io.skillcert.registration.progress.ExamProgress;
import io.skillcert.registration.progress.ExamProgresses;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * Registrations whose exam a public emergency prevents (REG-12). A registrar may declare it; the owner may rely on it once
 * exam-service has cancelled the session.
 */
@ApplicationScoped
class HinderedRegistrations {

    private final Registrations registrations;
    private final ExamProgresses progresses;

    HinderedRegistrations(Registrations registrations, ExamProgresses progresses) {
        this.registrations = registrations;
        this.progresses = progresses;
    }

    /**
     * Locks a registration that the actor may end for an emergency.
     *
     * @throws io.skillcert.http.problem.ProblemException 404 for one of another owner, 409 if the exam is not hindered, the
     *     registration is not confirmed or the result is published
     */
    Registration lock(UUID id, Actor actor, String ifMatch) {
        var registration = registrations.lock(id);
        var progress =
                progresses.lock(id); // a result that arrives meanwhile waits, and then finds the registration ended
        requirePermission(registration, progress, actor);
        ETags.require(ifMatch, registration.version());
        if (registration.status() != RegistrationStatus.CONFIRMED) {
            throw RegistrationProblem.NOT_CONFIRMED.exception();
        }
        if (progress.outcome() != null) {
            throw RegistrationProblem.RESULT_PUBLISHED.exception();
        }
        return registration;
    }

    private void requirePermission(Registration registration, ExamProgress progress, Actor actor) {
        if (actor.role().equals(Role.REGISTRAR)) {
            return;
        }
        registrations.requireActing(registration, actor.by());
        if (progress.hinderedAt().isEmpty()) {
            throw RegistrationProblem.NOT_HINDERED.exception();
        }
    }
}
