package io.skillcert.registration.retention;

import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.database.Ids;
import io.skillcert.registration.RegistrationProblem;
import io.skillcert.registration.person.Persons;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Records that a person withdraws the consent, and forgets the person unless the law makes us keep the data. */
@ApplicationScoped
public class WithdrawConsent {

    private final ConsentWithdrawals withdrawals;
    private final HonourWithdrawals honourWithdrawals;
    private final DataSubjects subjects;
    private final Persons persons;
    private final Audit audit;
    private final BusinessClock clock;

    WithdrawConsent(
            ConsentWithdrawals withdrawals,
            HonourWithdrawals honourWithdrawals,
            DataSubjects subjects,
            Persons persons,
            Audit audit,
            BusinessClock clock) {
        this.withdrawals = withdrawals;
        this.honourWithdrawals = honourWithdrawals;
        this.subjects = subjects;
        this.persons = persons;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param forgotten whether the person is forgotten; else the data are kept until the law allows to */
    public record Withdrawn(ConsentWithdrawal withdrawal, boolean forgotten) {}

    /**
     * Records the withdrawal of the person to whom an account is bound.
     *
     * @throws io.skillcert.http.problem.ProblemException 409 if the account is bound to nobody
     */
    @Transactional
    public Withdrawn withdrawOwn(String account) {
        return withdraw(subjects.boundTo(account), account);
    }

    /**
     * Records the withdrawal that a person has handed in.
     *
     * @param registrationId a registration of the person
     * @throws io.skillcert.http.problem.ProblemException 404 if there is no such registration, 409 if the person is forgotten
     */
    @Transactional
    public Withdrawn withdraw(UUID registrationId, String account, String reason) {
        var person = subjects.ofRegistration(registrationId);
        audit.record("record-consent-withdrawal", "person", person, reason);
        return withdraw(person, account);
    }

    private Withdrawn withdraw(UUID personId, String account) {
        if (persons.lock(personId).isErased()) {
            throw RegistrationProblem.PERSON_FORGOTTEN.exception();
        }
        var withdrawal = withdrawals.inForce(personId).orElseGet(() -> record(personId, account));
        honourWithdrawals.handle(List.of(personId));
        return new Withdrawn(withdrawal, persons.findById(personId).isErased());
    }

    private ConsentWithdrawal record(UUID personId, String account) {
        var withdrawal = new ConsentWithdrawal(Ids.next(), personId, clock.instant(), clock.today(), account);
        withdrawals.persist(withdrawal);
        audit.record("withdraw-consent", "person", personId, null);
        return withdrawal;
    }
}
