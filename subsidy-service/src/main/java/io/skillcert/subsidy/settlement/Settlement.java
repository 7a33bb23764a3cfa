package io.skillcert.subsidy.settlement;

import io.skillcert.subsidy.SubsidyProblem;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.Optional;

/** What one person proposes with a reason and another person confirms. A constraint of each table keeps it so, too. */
@Embeddable
public class Settlement {

    private String proposedBy;
    private Instant proposedAt;
    private byte[] encryptedReason;
    private String settledBy;
    private Instant settledAt;

    /** How far it has come. */
    public enum Status {
        OPEN,
        /** One person has proposed it. */
        PROPOSED,
        /** Another person has confirmed it. */
        SETTLED
    }

    /**
     * A later proposal replaces an earlier one that nobody has confirmed.
     *
     * @throws io.skillcert.http.problem.ProblemException 409 if it is settled
     */
    public void propose(String by, Instant at, byte[] reason) {
        if (status() == Status.SETTLED) {
            throw SubsidyProblem.SETTLEMENT_NOT_OPEN.exception(status());
        }
        proposedBy = by;
        proposedAt = at;
        encryptedReason = reason.clone();
    }

    /** @throws io.skillcert.http.problem.ProblemException 403 if the same person has proposed it, 409 if nobody has */
    public void confirm(String by, Instant at) {
        if (status() != Status.PROPOSED) {
            throw SubsidyProblem.SETTLEMENT_NOT_OPEN.exception(status());
        }
        if (by.equals(proposedBy)) {
            throw SubsidyProblem.TWO_PEOPLE_NEEDED.exception();
        }
        settledBy = by;
        settledAt = at;
    }

    public Status status() {
        if (settledBy != null) {
            return Status.SETTLED;
        }
        return proposedBy == null ? Status.OPEN : Status.PROPOSED;
    }

    public Optional<String> proposedBy() {
        return Optional.ofNullable(proposedBy);
    }

    public Optional<String> settledBy() {
        return Optional.ofNullable(settledBy);
    }

    public Optional<byte[]> encryptedReason() {
        return Optional.ofNullable(encryptedReason);
    }
}
