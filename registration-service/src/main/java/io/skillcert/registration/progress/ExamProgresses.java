package io.skillcert.registration.progress;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The progress of all registrations that exam-service knows. */
@ApplicationScoped
public class ExamProgresses implements PanacheRepositoryBase<ExamProgress, UUID> {

    /** Whether the exam of the registration was sat, and its result is known. */
    public boolean hasResult(UUID registrationId) {
        return count("registrationId = ?1 and outcome is not null", registrationId) > 0;
    }

    /** By registration; one that exam-service does not know has none. */
    public Map<UUID, ExamProgress> of(Collection<UUID> registrations) {
        return list("any_of(registrationId, ?1)", (Object) registrations.toArray(UUID[]::new)).stream()
                .collect(Collectors.toMap(ExamProgress::registrationId, Function.identity()));
    }

    ExamProgress of(UUID registrationId) {
        return findByIdOptional(registrationId).orElseGet(() -> {
            var progress = new ExamProgress(registrationId);
            persist(progress);
            return progress;
        });
    }
}
