package io.skillcert.registration.progress;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The exam progress of all registrations that exam-service knows. */
@ApplicationScoped
public class ExamProgresses implements PanacheRepositoryBase<ExamProgress, UUID> {

    /** Whether the result of the registration is published. */
    public boolean hasResult(UUID registrationId) {
        return count("registrationId = ?1 and outcome is not null", registrationId) > 0;
    }

    /** The progress of some registrations, by registration; those that exam-service does not know are missing. */
    public Map<UUID, ExamProgress> of(Collection<UUID> registrations) {
        return list("any_of(registrationId, ?1)", (Object) registrations.toArray(UUID[]::new)).stream()
                .collect(Collectors.toMap(ExamProgress::registrationId, Function.identity()));
    }

    ExamProgress findOrCreate(UUID registrationId) {
        return findByIdOptional(registrationId).orElseGet(() -> {
            var progress = new ExamProgress(registrationId);
            persist(progress);
            return progress;
        });
    }
}
