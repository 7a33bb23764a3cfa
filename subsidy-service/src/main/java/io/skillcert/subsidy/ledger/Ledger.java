package io.skillcert.subsidy.ledger;

import io.skillcert.clock.BusinessClock;
import io.skillcert.database.Ids;
import io.skillcert.policy.Yuan;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** The double-entry ledger (复式记账): transfers are only added, in the transaction of what they record. */
@ApplicationScoped
public class Ledger {

    private final EntityManager database;
    private final BusinessClock clock;

    Ledger(EntityManager database, BusinessClock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** @param claim null for the fund's own. @param payment null where none is concerned; else each act happens once */
    @Transactional(Transactional.TxType.MANDATORY)
    public void transfer(LedgerAct act, UUID fund, UUID claim, UUID payment, Yuan amount) {
        database.persist(new LedgerTransfer(Ids.next(), clock.instant(), act, fund, claim, payment, amount));
    }
}
