package io.skillcert.registration.progress;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The progress of all registrations that exam-service knows. */
@ApplicationScoped
public class ExamProgresses implements PanacheRepositoryBase<ExamProgress, UUID> {

    /** Whether the exam of the registration was sat, and its result is known. */
    public boolean hasResult(UUID registrationId) {
        return count("registrationId = ?1 and outcome is not null", registrationId) > 0;
    }

    ExamProgress of(UUID registrationId) {
        return findByIdOptional(registrationId).orElseGet(() -> {
            var progress = new ExamProgress(registrationId);
            persist(progress);
            return progress;
        });
    }
}
