package io.skillcert.subsidy.payment;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.http.paging.PageRequest;
import io.skillcert.http.problem.ProblemException;
import io.skillcert.personal.FieldCipher;
import io.skillcert.subsidy.SubsidyProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;

/** All payment batches. */
@ApplicationScoped
public class PaymentBatches implements PanacheRepositoryBase<PaymentBatch, UUID> {

    private final FieldCipher cipher;

    PaymentBatches(FieldCipher cipher) {
        this.cipher = cipher;
    }

    public PaymentBatch get(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> notFound(id));
    }

    PaymentBatch lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(() -> notFound(id));
    }

    private static ProblemException notFound(UUID id) {
        return SubsidyProblem.PAYMENT_BATCH_NOT_FOUND.exception(id);
    }

    /**
     * The file for the bank, always the same bytes.
     *
     * @throws ProblemException 410 once it is erased
     */
    public byte[] fileOf(PaymentBatch batch) {
        return batch.encryptedFile()
                .map(file -> cipher.decryptBytes(file, place(batch.id())))
                .orElseThrow(SubsidyProblem.PAYMENT_FILE_ERASED::exception);
    }

    static String place(UUID id) {
        return FieldCipher.place("payment_batch", "encrypted_file", id);
    }

    public List<PaymentBatch> page(PageRequest page) {
        return find("id > ?1 order by id", page.after()).range(0, page.limit()).list();
    }
}
