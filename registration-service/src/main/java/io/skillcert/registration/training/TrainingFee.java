package io.skillcert.registration.training;

import io.skillcert.policy.Yuan;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import java.time.LocalDate;

/** What a course costs from a day on. */
@Embeddable
public class TrainingFee {

    private LocalDate fromDay;
    private BigDecimal amount;

    protected TrainingFee() {} // for JPA

    public TrainingFee(LocalDate fromDay, Yuan amount) {
        this.fromDay = fromDay;
        this.amount = amount.amount();
    }

    public LocalDate from() {
        return fromDay;
    }

    public Yuan amount() {
        return new Yuan(amount);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TrainingFee that && fromDay.equals(that.fromDay) && amount.compareTo(that.amount) == 0;
    }

    @Override
    public int hashCode() {
        return fromDay.hashCode();
    }
}
