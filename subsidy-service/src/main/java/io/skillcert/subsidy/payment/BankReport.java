package io.skillcert.subsidy.payment;

import io.skillcert.http.problem.ProblemException;
import io.skillcert.http.problem.Violations;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.kapott.hbci.sepa.jaxb.pain_002_001_10.Document;
import org.kapott.hbci.sepa.jaxb.pain_002_001_10.PaymentTransaction105;
import org.kapott.hbci.sepa.jaxb.pain_002_001_10.StatusReasonInformation12;

/** What the bank says about a batch (pain.002): of each payment whether it was paid, rejected, or is still open. */
final class BankReport {

    /** Settled on the creditor's or debtor's account. */
    private static final Set<String> PAID = Set.of("ACSC", "ACCC");

    private static final Set<String> REJECTED = Set.of("RJCT", "CANC");

    /** Received, checked, accepted, pending: no answer yet. */
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

    /** @param reason the bank's code, for what it has not paid */
    record Answer(Status status, String reason) {}

    /**
     * @param payments of the batch
     * @throws ProblemException 400 naming what is not of this batch, or says two things: then nothing of it counts
     */
    static BankReport of(Document document, PaymentBatch batch, List<Payment> payments) {
        var report = document.getCstmrPmtStsRpt();
        var group = report.getOrgnlGrpInfAndSts();
        if (!group.getOrgnlMsgId().equals(batch.messageId())) {
            throw refused("OrgnlMsgId", "is not of this batch");
        }
        if (group.getOrgnlCtrlSum() != null
                && group.getOrgnlCtrlSum().compareTo(batch.controlSum().amount()) != 0) {
            throw refused("OrgnlCtrlSum", "is not the batch's " + batch.controlSum());
        }
        if (group.getOrgnlNbOfTxs() != null
                && !group.getOrgnlNbOfTxs().equals(Integer.toString(batch.transactions()))) {
            throw refused("OrgnlNbOfTxs", "is not the batch's " + batch.transactions());
        }
        var known = payments.stream().map(Payment::endToEndId).collect(Collectors.toSet());
        var answers = new HashMap<String, Answer>();
        var whole = group.getGrpSts();
        for (var instruction : report.getOrgnlPmtInfAndSts()) {
            if (!instruction.getOrgnlPmtInfId().equals(batch.messageId())) {
                throw refused("OrgnlPmtInfId", "is not of this batch");
            }
            whole = whole == null ? instruction.getPmtInfSts() : whole;
            for (var transaction : instruction.getTxInfAndSts()) {
                add(transaction, known, answers);
            }
        }
        forAll(whole, report.getOrgnlGrpInfAndSts().getStsRsnInf(), known, answers);
        return new BankReport(report.getGrpHdr().getMsgId(), answers);
    }

    private static void add(PaymentTransaction105 transaction, Set<String> known, Map<String, Answer> answers) {
        var id = transaction.getOrgnlEndToEndId();
        if (id == null || !known.contains(id)) {
            throw refused("OrgnlEndToEndId", "names a payment that is not in this batch");
        }
        var answer = answer(transaction.getTxSts(), transaction.getStsRsnInf());
        if (answers.put(id, answer) != null) {
            throw refused("OrgnlEndToEndId", "names a payment twice");
        }
    }

    /** A status of all stands for those that are not named. */
    private static void forAll(
            String status, List<StatusReasonInformation12> reasons, Set<String> known, Map<String, Answer> answers) {
        if (status != null) {
            var answer = answer(status, reasons);
            known.forEach(id -> answers.putIfAbsent(id, answer));
        }
    }

    private static Answer answer(String status, List<StatusReasonInformation12> reasons) {
        if (status == null || OPEN.contains(status)) {
            return new Answer(Status.OPEN, null);
        }
        if (PAID.contains(status)) {
            return new Answer(Status.PAID, null);
        }
        if (REJECTED.contains(status)) {
            return new Answer(Status.RETURNED, reason(reasons));
        }
        throw refused("TxSts", "is not a status that is known");
    }

    private static String reason(List<StatusReasonInformation12> reasons) {
        return reasons.stream()
                .flatMap(reason -> Optional.ofNullable(reason.getRsn()).stream())
                .flatMap(reason -> Optional.ofNullable(reason.getCd()).stream())
                .findFirst()
                .orElse(NO_REASON);
    }

    private static ProblemException refused(String field, String message) {
        return Violations.single(field, message);
    }

    String messageId() {
        return messageId;
    }

    /** Nothing said is nothing known. */
    Answer answerOf(Payment payment) {
        return answers.getOrDefault(payment.endToEndId(), new Answer(Status.OPEN, null));
    }
}
