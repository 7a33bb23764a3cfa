package io.skillcert.subsidy.recovery;

import io.skillcert.http.problem.ProblemException;
import io.skillcert.policy.Yuan;
import io.skillcert.subsidy.SubsidyProblem;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

/** The amount to recover from a claim whose certificate was revoked after payment (追回, SUB-14). */
@Entity
@Table(name = "debt")
public class Debt {

    @Id
    private UUID claimId;

    @Version
    private long version;

    private BigDecimal amount;
    private BigDecimal repaid;
    private LocalDate startedOn;

    protected Debt() {} // for JPA

    Debt(UUID claimId, Yuan amount, LocalDate startedOn) {
        this.claimId = claimId;
        this.amount = amount.amount();
        this.repaid = Yuan.ZERO.amount();
        this.startedOn = startedOn;
    }

    /** @throws ProblemException 409 if more is repaid than is owed */
    void repay(Yuan part) {
        if (part.compareTo(open()) > 0) {
            throw SubsidyProblem.DEBT_OVERPAID.exception(open());
        }
        repaid = repaid.add(part.amount());
    }

    public UUID claimId() {
        return claimId;
    }

    public long version() {
        return version;
    }

    public Yuan amount() {
        return new Yuan(amount);
    }

    public Yuan repaid() {
        return new Yuan(repaid);
    }

    public Yuan open() {
        return new Yuan(amount.subtract(repaid));
    }

    public LocalDate startedOn() {
        return startedOn;
    }
}
