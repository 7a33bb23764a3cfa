package io.skillcert.subsidy.review;

import io.skillcert.http.problem.ProblemException;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A second look at a refusal (申请复核): once a claim, by somebody who has not decided it before. */
@Entity
@Table(name = "reconsideration")
public class Reconsideration {

    @Id
    private UUID claimId;

    private Instant askedAt;
    private byte[] groundsSealed;
    private String refusedBy;
    private String reconsideredBy;
    private Instant reconsideredAt;
    private String outcome;

    protected Reconsideration() {} // for JPA

    Reconsideration(UUID claimId, Instant askedAt, byte[] groundsSealed, String refusedBy) {
        this.claimId = claimId;
        this.askedAt = askedAt;
        this.groundsSealed = groundsSealed.clone();
        this.refusedBy = refusedBy;
    }

    /** The database holds both conditions too. */
    void answer(String by, Instant at, String how) {
        if (reconsideredBy != null) {
            throw new ProblemException(409, "reconsidered-already", "The refusal was reconsidered already.");
        }
        if (by.equals(refusedBy)) {
            throw new ProblemException(403, "third-person-needed", "Who refused a claim can't reconsider it as well.");
        }
        reconsideredBy = by;
        reconsideredAt = at;
        outcome = how;
    }

    Instant askedAt() {
        return askedAt;
    }

    byte[] groundsSealed() {
        return groundsSealed.clone();
    }

    Optional<Instant> reconsideredAt() {
        return Optional.ofNullable(reconsideredAt);
    }

    Optional<String> outcome() {
        return Optional.ofNullable(outcome);
    }

    public UUID claimId() {
        return claimId;
    }
}
