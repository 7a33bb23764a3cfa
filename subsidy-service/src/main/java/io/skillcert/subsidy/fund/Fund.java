package io.skillcert.subsidy.fund;

import io.skillcert.policy.Yuan;
import io.skillcert.policy.subsidy.AwardKind;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.util.UUID;

/**
 * The budget (预算) of one year and line. Money is encumbered at approval and spent at payment; a constraint of the database
 * keeps both within what is appropriated.
 */
@Entity
@Table(name = "fund")
public class Fund {

    @Id
    private UUID id;

    @Version
    private long version;

    private short year;

    @Enumerated(EnumType.STRING)
    private AwardKind line;

    private BigDecimal appropriated;
    private BigDecimal encumbered;
    private BigDecimal spent;

    protected Fund() {} // for JPA

    /** Whether money was ever appropriated to the fund. */
    boolean isOpen() {
        return version > 0;
    }

    void appropriate(Yuan amount) {
        appropriated = amount.amount();
    }

    boolean canEncumber(Yuan amount) {
        return available().compareTo(amount) >= 0;
    }

    void encumber(Yuan amount) {
        encumbered = encumbered.add(amount.amount());
    }

    void release(Yuan amount) {
        encumbered = encumbered.subtract(amount.amount());
    }

    void spend(Yuan amount) {
        release(amount);
        spent = spent.add(amount.amount());
    }

    /** Encumbers paid money again that the bank has returned. */
    void refund(Yuan amount) {
        spent = spent.subtract(amount.amount());
        encumber(amount);
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    public int year() {
        return year;
    }

    public AwardKind line() {
        return line;
    }

    public Yuan appropriated() {
        return new Yuan(appropriated);
    }

    public Yuan encumbered() {
        return new Yuan(encumbered);
    }

    public Yuan spent() {
        return new Yuan(spent);
    }

    public Yuan available() {
        return new Yuan(appropriated.subtract(encumbered).subtract(spent));
    }
}
