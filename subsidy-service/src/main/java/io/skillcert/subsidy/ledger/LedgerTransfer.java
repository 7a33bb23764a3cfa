package io.skillcert.subsidy.ledger;

import io.skillcert.policy.Yuan;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A transfer of money between two accounts of a fund. It is never changed. */
@Entity
@Immutable
@Table(name = "ledger_transfer")
class LedgerTransfer {

    @Id
    private UUID id;

    private Instant at;

    @Enumerated(EnumType.STRING)
    private LedgerAct act;

    private UUID fundId;
    private UUID claimId;
    private UUID paymentId;

    @Enumerated(EnumType.STRING)
    private LedgerAccount debit;

    @Enumerated(EnumType.STRING)
    private LedgerAccount credit;

    private BigDecimal amount;

    protected LedgerTransfer() {} // for JPA

    LedgerTransfer(UUID id, Instant at, LedgerAct act, UUID fundId, UUID claimId, UUID paymentId, Yuan amount) {
        this.id = id;
        this.at = at;
        this.act = act;
        this.fundId = fundId;
        this.claimId = claimId;
        this.paymentId = paymentId;
        this.debit = act.debit();
        this.credit = act.credit();
        this.amount = amount.amount();
    }
}
