package io.skillcert.subsidy.payment;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.http.paging.PageRequest;
import io.skillcert.http.problem.ProblemException;
import io.skillcert.personal.FieldCipher;
import io.skillcert.subsidy.SubsidyProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All conflicts with the bank, and their settlement by two people. A settlement moves no money. */
@ApplicationScoped
public class BankConflicts implements PanacheRepositoryBase<BankConflict, UUID> {

    private static final String SUBJECT = "bank-conflict";

    private final FieldCipher cipher;
    private final Audit audit;
    private final BusinessClock clock;

    BankConflicts(FieldCipher cipher, Audit audit, BusinessClock clock) {
        this.cipher = cipher;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * States how a conflict was cleared up with the bank.
     *
     * @throws ProblemException 404 if there is no such conflict, 409 if it is settled
     */
    @Transactional
    public BankConflict propose(UUID id, String reason, String caller) {
        var conflict = lock(id);
        conflict.settlement().propose(caller, clock.instant(), cipher.encrypt(reason, place(id)));
        audit.record("propose-settlement", SUBJECT, id, null);
        flush();
        return conflict;
    }

    /**
     * Confirms the statement of another person; the reconciliation does not name the conflict any more.
     *
     * @throws ProblemException 403 if the caller has made the statement, 409 if there is none
     */
    @Transactional
    public BankConflict settle(UUID id, String caller) {
        var conflict = lock(id);
        conflict.settlement().confirm(caller, clock.instant());
        audit.record("settle", SUBJECT, id, null);
        flush();
        return conflict;
    }

    private BankConflict lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> SubsidyProblem.BANK_CONFLICT_NOT_FOUND.exception(id));
    }

    public Optional<String> reasonOf(BankConflict conflict) {
        return conflict.settlement().encryptedReason().map(reason -> cipher.decrypt(reason, place(conflict.id())));
    }

    public List<BankConflict> page(PageRequest page) {
        return find("id > ?1 order by id", page.after()).range(0, page.limit()).list();
    }

    private static String place(UUID id) {
        return FieldCipher.place("bank_conflict", "encrypted_reason", id);
    }
}
