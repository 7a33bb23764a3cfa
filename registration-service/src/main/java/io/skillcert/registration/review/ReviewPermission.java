package io.skillcert.registration.review;

import io.skillcert.registration.RegistrationProblem;
import io.skillcert.registration.account.AccountBindings;
import io.skillcert.registration.application.Actor;
import io.skillcert.registration.application.Registration;
import jakarta.enterprise.context.ApplicationScoped;

/** Keeps apart who registers and who reviews, by person: the roles of the token do not matter. */
@ApplicationScoped
class ReviewPermission {

    private final AccountBindings bindings;

    ReviewPermission(AccountBindings bindings) {
        this.bindings = bindings;
    }

    /** @throws io.skillcert.http.problem.ProblemException 409 if the actor has made the registration or is its person */
    void requireOther(Registration registration, Actor actor) {
        if (isOwn(registration, actor)) {
            throw RegistrationProblem.OWN_REGISTRATION.exception();
        }
    }

    boolean isOwn(Registration registration, Actor actor) {
        return registration.registeredBy().equals(actor.by())
                || bindings.personOf(actor.by())
                        .filter(registration.personId()::equals)
                        .isPresent();
    }
}
