package io.skillcert.registration.payment;

import io.skillcert.http.problem.ProblemException;

/** Every wrong call of this feature, on one page. */
final class PaymentProblems {

    private PaymentProblems() {}

    static ProblemException nothingToPay(Object status) {
        return new ProblemException(
                409, "nothing-to-pay", "A registration is paid once it is approved; this one is " + status + ".");
    }

    static ProblemException noOrder() {
        return new ProblemException(404, "payment-order-not-found", "There is no such payment order.");
    }

    static ProblemException otherPayment() {
        return new ProblemException(
                409, "transaction-known", "This transaction is known with another order, amount or currency.");
    }

    static ProblemException noRefund() {
        return new ProblemException(404, "refund-not-found", "There is no such refund.");
    }

    static ProblemException alreadyRefunded(String reference) {
        return new ProblemException(409, "already-refunded", "It was refunded with the reference " + reference + ".");
    }

    public static ProblemException noGateway() {
        return new ProblemException(404, "no-gateway", "This service has no payment gateway.");
    }

    public static ProblemException wrongSignature() {
        return new ProblemException(401, "wrong-signature", "The callback is not signed by the gateway.");
    }

    public static ProblemException stale() {
        return new ProblemException(401, "stale-callback", "The callback was signed too long ago, or in the future.");
    }
}
