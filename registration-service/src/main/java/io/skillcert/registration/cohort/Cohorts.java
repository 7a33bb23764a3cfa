package io.skillcert.registration.cohort;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.http.problem.ProblemException;
import io.skillcert.registration.RegistrationProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** All cohorts. */
@ApplicationScoped
public class Cohorts implements PanacheRepositoryBase<Cohort, UUID> {

    /** Answers 404 for a cohort of another account. */
    public Cohort getFor(UUID id, String account) {
        return findByIdOptional(id).filter(cohort -> cohort.belongsTo(account)).orElseThrow(() -> notFound(id));
    }

    static ProblemException notFound(UUID id) {
        return RegistrationProblem.COHORT_NOT_FOUND.exception(id);
    }
}
