package io.skillcert.registration.progress;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.registration.RegistrationProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** All bars from exams for misconduct (EXM-14), as exam-service has published them. */
@ApplicationScoped
public class ExamBars implements PanacheRepositoryBase<ExamBar, UUID> {

    /** The last day of the person's bar; empty if the person may register on a day. */
    public Optional<LocalDate> inForce(UUID person, LocalDate day) {
        return list("personId = ?1 and barredUntil >= ?2", person, day).stream()
                .map(ExamBar::barredUntil)
                .max(Comparator.naturalOrder());
    }

    /** Those of some persons who may not register on a day. */
    public Set<UUID> inForce(Set<UUID> persons, LocalDate day) {
        return list("any_of(personId, ?1) and barredUntil >= ?2", persons.toArray(UUID[]::new), day).stream()
                .map(ExamBar::personId)
                .collect(Collectors.toSet());
    }

    /**
     * Refuses a person who is barred.
     *
     * @throws io.skillcert.http.problem.ProblemException 409 if the person may not register on a day
     */
    public void requireNone(UUID person, LocalDate day) {
        inForce(person, day).ifPresent(until -> {
            throw RegistrationProblem.BARRED_FROM_EXAMS.exception(until);
        });
    }
}
