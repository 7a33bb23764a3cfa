package io.skillcert.subsidy.recovery;

import io.skillcert.subsidy.settlement.Settlement;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A claim paid here although unemployment insurance has paid for its certificate (SUB-08). Two people decide about it. */
@Entity
@Table(name = "insurance_case")
public class InsuranceCase {

    @Id
    private UUID claimId;

    private Instant openedAt;
    private Boolean recover;
    private Settlement settlement;

    protected InsuranceCase() {} // for JPA

    /** What is done about the money. */
    public enum Outcome {
        /** It is recovered (追回). */
        RECOVER,
        /** It stays with the holder: the other payment is taken back, or was recorded by mistake. */
        KEEP
    }

    void propose(Outcome outcome, String by, Instant at, byte[] reason) {
        settlement().propose(by, at, reason);
        recover = outcome == Outcome.RECOVER;
    }

    public UUID claimId() {
        return claimId;
    }

    public Instant openedAt() {
        return openedAt;
    }

    /** Empty while nobody has proposed one. */
    public Optional<Outcome> outcome() {
        return Optional.ofNullable(recover).map(is -> is ? Outcome.RECOVER : Outcome.KEEP);
    }

    public Settlement settlement() {
        if (settlement == null) { // Hibernate reads an embeddable without values as null
            settlement = new Settlement();
        }
        return settlement;
    }
}
