package io.skillcert.subsidy.payment;

import io.skillcert.subsidy.payment.CreditTransferFile.Order;
import io.skillcert.subsidy.payment.CreditTransferFile.Transfer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kapott.hbci.sepa.jaxb.pain_001_001_09.CreditTransferTransaction34;

/**
 * Writes payment files that the bank can read: each is parsed back, validated and compared with its order before it is used.
 * A transfer that can't be written is left out.
 */
@ApplicationScoped
class PaymentFiles {

    private final CreditTransferFile file;
    private final PainMessages messages;

    PaymentFiles(CreditTransferFile file, PainMessages messages) {
        this.file = file;
        this.messages = messages;
    }

    /**
     * A file and what it holds.
     *
     * @param order the order of the file; without transfers if none can be written
     * @param leftOut the payments that can't be written
     */
    record Written(Order order, byte[] content, List<UUID> leftOut) {}

    Written write(Order order) {
        var whole = sound(order);
        if (whole.isPresent()) {
            return new Written(order, whole.get(), List.of());
        }
        var sound = new ArrayList<Transfer>();
        var leftOut = new ArrayList<UUID>();
        for (var transfer : order.transfers()) {
            if (sound(order.with(List.of(transfer))).isPresent()) {
                sound.add(transfer);
            } else {
                leftOut.add(transfer.payment());
            }
        }
        var rest = order.with(sound);
        return new Written(rest, sound.isEmpty() ? new byte[0] : sound(rest).orElseThrow(), leftOut);
    }

    /** The file, if the bank reads in it what the order says. */
    private Optional<byte[]> sound(Order order) {
        try {
            var content = file.write(order);
            var initiation = messages.readOrder(content).getCstmrCdtTrfInitn();
            var read = initiation.getPmtInf().get(0).getCdtTrfTxInf();
            return isSame(order.transfers(), read) ? Optional.of(content) : Optional.empty();
        } catch (PainMessages.WrongMessageException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    private static boolean isSame(List<Transfer> written, List<CreditTransferTransaction34> read) {
        if (written.size() != read.size()) {
            return false;
        }
        for (int i = 0; i < written.size(); i++) {
            if (!isSame(written.get(i), read.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSame(Transfer written, CreditTransferTransaction34 read) {
        return read.getPmtId().getEndToEndId().equals(Payment.endToEndId(written.payment()))
                && read.getAmt()
                                .getInstdAmt()
                                .getValue()
                                .compareTo(written.amount().amount())
                        == 0
                && read.getCdtr().getNm().equals(written.name())
                && read.getCdtrAgt().getFinInstnId().getClrSysMmbId().getMmbId().equals(written.bankCode())
                && read.getCdtrAcct().getId().getOthr().getId().equals(written.account());
    }
}
