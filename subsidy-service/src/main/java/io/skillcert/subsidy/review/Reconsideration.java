package io.skillcert.subsidy.review;

import io.skillcert.subsidy.SubsidyProblem;
import io.skillcert.subsidy.assessment.DecideSubsidy.Decided;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** The reconsideration (申请复核) of a refused claim, once a claim and by a person who did not refuse it. */
@Entity
@Table(name = "reconsideration")
public class Reconsideration {

    @Id
    private UUID claimId;

    private Instant askedAt;
    private byte[] encryptedGrounds;
    private String refusedBy;
    private String reconsideredBy;
    private Instant reconsideredAt;
    private String outcome;

    protected Reconsideration() {} // for JPA

    Reconsideration(UUID claimId, Instant askedAt, byte[] encryptedGrounds, String refusedBy) {
        this.claimId = claimId;
        this.askedAt = askedAt;
        this.encryptedGrounds = encryptedGrounds.clone();
        this.refusedBy = refusedBy;
    }

    /** The database enforces both conditions too. */
    void answer(String by, Decided decided) {
        if (reconsideredBy != null) {
            throw SubsidyProblem.RECONSIDERED_ALREADY.exception();
        }
        if (by.equals(refusedBy)) {
            throw SubsidyProblem.THIRD_PERSON_NEEDED.exception();
        }
        reconsideredBy = by;
        reconsideredAt = decided.record().decidedAt();
        outcome = decided.decision().outcome().name();
    }

    /** Whether it is not answered yet. */
    public boolean isOpen() {
        return reconsideredBy == null;
    }

    public Instant askedAt() {
        return askedAt;
    }

    byte[] encryptedGrounds() {
        return encryptedGrounds.clone();
    }

    public UUID claimId() {
        return claimId;
    }
}
