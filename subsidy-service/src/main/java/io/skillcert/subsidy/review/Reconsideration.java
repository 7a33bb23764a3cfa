package io.skillcert.subsidy.review;

import io.skillcert.http.problem.ProblemException;
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
            throw new ProblemException(409, "reconsidered-already", "The refusal is already reconsidered.");
        }
        if (by.equals(refusedBy)) {
            throw new ProblemException(
                    403, "third-person-needed", "The person who refused a claim can't reconsider it.");
        }
        reconsideredBy = by;
        reconsideredAt = decided.record().decidedAt();
        outcome = decided.decision().outcome().name();
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
