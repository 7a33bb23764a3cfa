package io.skillcert.registration.retention;

import io.skillcert.job.RowJob;
import io.skillcert.registration.person.Persons;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Forgets persons who have withdrawn their consent, once the law allows to. */
@ApplicationScoped
class HonourWithdrawals implements RowJob<UUID> {

    private final ConsentWithdrawals withdrawals;
    private final Persons persons;
    private final ForgetPerson forgetPerson;

    HonourWithdrawals(ConsentWithdrawals withdrawals, Persons persons, ForgetPerson forgetPerson) {
        this.withdrawals = withdrawals;
        this.persons = persons;
        this.forgetPerson = forgetPerson;
    }

    @Override
    public String name() {
        return "honour-consent-withdrawals";
    }

    @Override
    public int batchSize() {
        return 100;
    }

    @Override
    public List<UUID> due(int limit) {
        return withdrawals.due(limit);
    }

    @Override
    public void handle(List<UUID> ids) {
        ids.forEach(persons::lock);
        withdrawals
                .dueOf(ids)
                .forEach(id -> forgetPerson.forget(persons.findById(id), "the person has withdrawn the consent"));
    }
}
