package io.skillcert.subsidy.award;

import io.skillcert.subsidy.settlement.Settlement;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;

/** A certificate that unemployment insurance has paid for, until two people void the record. */
@Entity
@Table(name = "insurance_payment")
public class RecordedInsurancePayment {

    @Id
    private UUID id;

    private String certificateNumber;
    private LocalDate paidOn;
    private Settlement settlement;

    protected RecordedInsurancePayment() {} // for JPA

    public UUID id() {
        return id;
    }

    public String certificateNumber() {
        return certificateNumber;
    }

    public LocalDate paidOn() {
        return paidOn;
    }

    /** How it is voided. */
    public Settlement settlement() {
        if (settlement == null) { // Hibernate reads an embeddable without values as null
            settlement = new Settlement();
        }
        return settlement;
    }
}
