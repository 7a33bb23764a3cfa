package io.skillcert.registration.batch;

import io.skillcert.policy.Yuan;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.math.BigDecimal;
import java.util.Objects;

/** What a subject of a level costs in a batch. */
@Embeddable
public class ExamFee {

    private short level;

    @Enumerated(EnumType.STRING)
    private Subject subject;

    private BigDecimal amount;

    protected ExamFee() {} // for JPA

    public ExamFee(int level, Subject subject, Yuan amount) {
        this.level = (short) level;
        this.subject = subject;
        this.amount = amount.amount();
    }

    public int level() {
        return level;
    }

    public Subject subject() {
        return subject;
    }

    public Yuan amount() {
        return new Yuan(amount);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ExamFee that
                && level == that.level
                && subject == that.subject
                && amount.compareTo(that.amount) == 0;
    }

    @Override
    public int hashCode() {
        return Objects.hash(level, subject);
    }
}
