package io.skillcert.registration.payment;

import io.skillcert.clock.BusinessClock;
import io.skillcert.registration.batch.ExamBatch;
import java.time.LocalDate;

/**
 * The period in which a fee can be paid (REG-10). The time that the gateway has signed decides, so that a payment of the last
 * day counts although it is reported later: until the payments of that day are reconciled, and for three days at most.
 */
final class PaymentPeriod {

    private static final int GRACE_DAYS = 3;

    private PaymentPeriod() {}

    static boolean isInTime(Payment payment, ExamBatch batch) {
        var receivedOn = BusinessClock.day(payment.receivedAt());
        var paidOn = BusinessClock.day(payment.paidAt());
        var dayOfPayment = paidOn.isAfter(receivedOn) ? receivedOn : paidOn;
        return batch.isInReviewOn(dayOfPayment)
                && !receivedOn.isAfter(batch.periods().reviewTo().plusDays(GRACE_DAYS));
    }

    /** Review periods that ended before this day have no grace left. */
    static LocalDate graceBefore(LocalDate today) {
        return today.minusDays(GRACE_DAYS);
    }
}
