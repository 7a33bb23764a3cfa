package io.skillcert.subsidy.payment;

import io.skillcert.http.problem.ProblemException;
import io.skillcert.http.problem.Violations;
import io.skillcert.policy.Yuan;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.kapott.hbci.sepa.jaxb.pain_002_001_10.Document;
import org.kapott.hbci.sepa.jaxb.pain_002_001_10.PaymentTransaction105;
import org.kapott.hbci.sepa.jaxb.pain_002_001_10.StatusReasonInformation12;

/** The bank's payment status report on a batch (pain.002): for each payment whether it was paid, rejected or is open. */
final class BankReport {

    /** Settled on the creditor's or debtor's account. */
    private static final Set<String> PAID = Set.of("ACSC", "ACCC");

    private static final Set<String> REJECTED = Set.of("RJCT", "CANC");

    /** Received, checked, accepted or pending, but not settled. */
    private static final Set<String> OPEN =
            Set.of("RCVD", "ACTC", "ACCP", "ACSP", "ACWC", "ACWP", "PDNG", "PART", "ACFC");

    private static final String NO_REASON = "NARR";

    private final String messageId;
    private final Map<String, Answer> answers;

    private BankReport(String messageId, Map<String, Answer> answers) {
        this.messageId = messageId;
        this.answers = answers;
    }

    enum Status {
        PAID,
        RETURNED,
        OPEN
    }

    /**
     * @param reason the bank's reason code of a payment it has not paid; null otherwise
     * @param amount amount and currency as the bank states them; null if it does not
     */
    record Answer(Status status, String reason, StatedAmount amount) {

        /** Whether the bank speaks of the amount that the payment has. */
        boolean isFor(Yuan paid) {
            return amount == null
                    || amount.currency().equals("CNY") && amount.value().compareTo(paid.amount()) == 0;
        }
    }

    /** An amount in a report. */
    record StatedAmount(BigDecimal value, String currency) {
        @Override
        public String toString() {
            return value.toPlainString() + " " + currency;
        }
    }

    /**
     * Reads a report on a batch.
     *
     * @param payments the payments of the batch
     * @throws ProblemException 400 if the report is on another batch, or names an unknown payment or one payment twice
     */
    static BankReport of(Document document, PaymentBatch batch, List<Payment> payments) {
        var report = document.getCstmrPmtStsRpt();
        var group = report.getOrgnlGrpInfAndSts();
        if (!group.getOrgnlMsgId().equals(batch.messageId())) {
            throw Violations.single("OrgnlMsgId", "does not belong to this batch");
        }
        if (group.getOrgnlCtrlSum() != null
                && group.getOrgnlCtrlSum().compareTo(batch.controlSum().amount()) != 0) {
            throw Violations.single("OrgnlCtrlSum", "is not the batch's " + batch.controlSum());
        }
        if (group.getOrgnlNbOfTxs() != null
                && !group.getOrgnlNbOfTxs().equals(Integer.toString(batch.transactions()))) {
            throw Violations.single("OrgnlNbOfTxs", "is not the batch's " + batch.transactions());
        }
        var known = payments.stream().map(Payment::endToEndId).collect(Collectors.toSet());
        var answers = new HashMap<String, Answer>();
        var whole = group.getGrpSts();
        for (var instruction : report.getOrgnlPmtInfAndSts()) {
            if (!instruction.getOrgnlPmtInfId().equals(batch.messageId())) {
                throw Violations.single("OrgnlPmtInfId", "does not belong to this batch");
            }
            whole = whole == null ? instruction.getPmtInfSts() : whole;
            for (var transaction : instruction.getTxInfAndSts()) {
                add(transaction, known, answers);
            }
        }
        addUnnamed(whole, group.getStsRsnInf(), known, answers);
        return new BankReport(report.getGrpHdr().getMsgId(), answers);
    }

    private static void add(PaymentTransaction105 transaction, Set<String> known, Map<String, Answer> answers) {
        var id = transaction.getOrgnlEndToEndId();
        if (id == null || !known.contains(id)) {
            throw Violations.single("OrgnlEndToEndId", "names a payment that is not in this batch");
        }
        var answer = answer(transaction.getTxSts(), transaction.getStsRsnInf(), amount(transaction));
        if (answers.put(id, answer) != null) {
            throw Violations.single("OrgnlEndToEndId", "names a payment twice");
        }
    }

    /** Applies the status of the whole group to the payments that are not named. */
    private static void addUnnamed(
            String status, List<StatusReasonInformation12> reasons, Set<String> known, Map<String, Answer> answers) {
        if (status != null) {
            var answer = answer(status, reasons, null);
            known.forEach(id -> answers.putIfAbsent(id, answer));
        }
    }

    private static StatedAmount amount(PaymentTransaction105 transaction) {
        var original = transaction.getOrgnlTxRef();
        if (original == null) {
            return null;
        }
        if (original.getAmt() != null && original.getAmt().getInstdAmt() != null) {
            var instructed = original.getAmt().getInstdAmt();
            return new StatedAmount(instructed.getValue(), instructed.getCcy());
        }
        var settled = original.getIntrBkSttlmAmt();
        return settled == null ? null : new StatedAmount(settled.getValue(), settled.getCcy());
    }

    private static Answer answer(String status, List<StatusReasonInformation12> reasons, StatedAmount amount) {
        if (status == null || OPEN.contains(status)) {
            return new Answer(Status.OPEN, null, amount);
        }
        if (PAID.contains(status)) {
            return new Answer(Status.PAID, null, amount);
        }
        if (REJECTED.contains(status)) {
            return new Answer(Status.RETURNED, reason(reasons), amount);
        }
        throw Violations.single("TxSts", "is not a known status");
    }

    private static String reason(List<StatusReasonInformation12> reasons) {
        return reasons.stream()
                .flatMap(reason -> Optional.ofNullable(reason.getRsn()).stream())
                .flatMap(reason -> Optional.ofNullable(reason.getCd()).stream())
                .findFirst()
                .orElse(NO_REASON);
    }

    String messageId() {
        return messageId;
    }

    /** The bank's answer; open if the report does not name the payment. */
    Answer answerOf(Payment payment) {
        return answers.getOrDefault(payment.endToEndId(), new Answer(Status.OPEN, null, null));
    }
}
