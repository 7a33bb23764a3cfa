package io.skillcert.subsidy.ledger;

import io.skillcert.clock.BusinessClock;
import io.skillcert.database.Ids;
import io.skillcert.policy.Yuan;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** The double-entry ledger (复式记账). A transfer is added in the transaction of the action it records, and never changed. */
@ApplicationScoped
public class Ledger {

    private final EntityManager database;
    private final BusinessClock clock;

    Ledger(EntityManager database, BusinessClock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Adds a transfer between the two accounts of the act.
     *
     * @param claim null for a transfer of the fund itself
     * @param payment null if no payment is concerned; each act happens once for a payment
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void transfer(LedgerAct act, UUID fund, UUID claim, UUID payment, Yuan amount) {
        database.persist(new LedgerTransfer(Ids.next(), clock.instant(), act, fund, claim, payment, amount));
    }
}
