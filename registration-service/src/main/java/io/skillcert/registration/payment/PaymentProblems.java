package io.skillcert.registration.payment;

import io.skillcert.http.problem.ProblemException;

/** The problems that calls of this feature can answer. */
final class PaymentProblems {

    private PaymentProblems() {}

    static ProblemException nothingToPay(Object status) {
        return new ProblemException(
                409, "nothing-to-pay", "Only an approved registration can be paid; this one is " + status + ".");
    }

    static ProblemException noOrder() {
        return new ProblemException(404, "payment-order-not-found", "There is no such payment order.");
    }

    static ProblemException transactionKnown() {
        return new ProblemException(
                409,
                "transaction-known",
                "The transaction was already reported with another order, amount or currency.");
    }

    static ProblemException noRefund() {
        return new ProblemException(404, "refund-not-found", "There is no such refund.");
    }

    static ProblemException alreadyRefunded(String reference) {
        return new ProblemException(
                409, "already-refunded", "The payment was already refunded with the reference " + reference + ".");
    }

    static ProblemException noGateway() {
        return new ProblemException(404, "no-gateway", "No payment gateway is configured.");
    }

    static ProblemException wrongSignature() {
        return new ProblemException(401, "wrong-signature", "The callback is not signed by the gateway.");
    }

    static ProblemException stale() {
        return new ProblemException(
                401, "stale-callback", "The timestamp of the callback is more than five minutes off.");
    }
}
