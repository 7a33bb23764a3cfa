package io.skillcert.registration.retention;

import io.skillcert.registration.RegistrationProblem;
import io.skillcert.registration.account.AccountBindings;
import io.skillcert.registration.account.HoldersOfRegistrations;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Finds the person who exercises a right: the one to whom the account is bound, or the one of a registration. */
@ApplicationScoped
public class DataSubjects {

    private final AccountBindings bindings;
    private final HoldersOfRegistrations holders;

    DataSubjects(AccountBindings bindings, HoldersOfRegistrations holders) {
        this.bindings = bindings;
        this.holders = holders;
    }

    /** @throws io.skillcert.http.problem.ProblemException 409 if the account is bound to nobody who is known */
    public UUID boundTo(String account) {
        return bindings.personOf(account).orElseThrow(RegistrationProblem.ACCOUNT_NOT_BOUND::exception);
    }

    /** @throws io.skillcert.http.problem.ProblemException 404 if there is no such registration */
    public UUID ofRegistration(UUID registrationId) {
        return holders.personsOf(List.of(registrationId), null).get(registrationId);
    }
}
