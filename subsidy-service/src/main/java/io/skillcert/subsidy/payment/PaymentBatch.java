package io.skillcert.subsidy.payment;

import io.skillcert.policy.Yuan;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** Payments sent to the bank together, with the file as it was sent. A batch is never changed. */
@Entity
@Table(name = "payment_batch")
public class PaymentBatch {

    @Id
    private UUID id;

    private String messageId;
    private Instant createdAt;
    private String createdBy;
    private LocalDate executeOn;
    private int transactions;
    private BigDecimal controlSum;
    private byte[] encryptedFile;
    private String fileSha256;

    protected PaymentBatch() {} // for JPA

    /**
     * @param file the encrypted content of the file
     * @param sha256 the digest of the content, in hexadecimal digits
     */
    PaymentBatch(CreditTransferFile.Order order, String createdBy, byte[] file, String sha256) {
        this.id = order.batchId();
        this.messageId = order.messageId();
        this.createdAt = order.createdAt();
        this.createdBy = createdBy;
        this.executeOn = order.executeOn();
        this.transactions = order.transfers().size();
        this.controlSum = order.controlSum().amount();
        this.encryptedFile = file.clone();
        this.fileSha256 = sha256;
    }

    public UUID id() {
        return id;
    }

    public String messageId() {
        return messageId;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public LocalDate executeOn() {
        return executeOn;
    }

    public int transactions() {
        return transactions;
    }

    public Yuan controlSum() {
        return new Yuan(controlSum);
    }

    /** Empty once the retention period of payment files is over. */
    Optional<byte[]> encryptedFile() {
        return Optional.ofNullable(encryptedFile);
    }

    public String fileSha256() {
        return fileSha256;
    }
}
