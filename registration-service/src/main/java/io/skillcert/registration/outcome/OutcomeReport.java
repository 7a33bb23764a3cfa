package io.skillcert.registration.outcome;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What the holder of a certificate has said about employment in a quarter, voluntarily and with consent. */
@Entity
@Table(name = "outcome_report")
public class OutcomeReport {

    @Id
    private UUID id;

    private UUID personId;
    private short level;
    private String quarter;
    private boolean employed;
    private boolean occupationRelated;

    @Enumerated(EnumType.STRING)
    private WageBand wageBand;

    private Instant consentedAt;

    protected OutcomeReport() {} // for JPA

    OutcomeReport(UUID id, UUID personId, Statement statement, Instant consentedAt) {
        this.id = id;
        this.personId = personId;
        this.level = (short) statement.level();
        this.quarter = statement.quarter();
        this.employed = statement.employed();
        this.occupationRelated = statement.occupationRelated();
        this.wageBand = statement.wageBand().orElse(null);
        this.consentedAt = consentedAt;
    }

    /**
     * What a person says.
     *
     * @param quarter such as {@code 2025-Q3}
     * @param occupationRelated whether the work has to do with the occupation of the certificate
     * @param wageBand empty if it is not stated
     */
    public record Statement(
            int level, String quarter, boolean employed, boolean occupationRelated, Optional<WageBand> wageBand) {}

    public UUID id() {
        return id;
    }

    public Statement statement() {
        return new Statement(level, quarter, employed, occupationRelated, Optional.ofNullable(wageBand));
    }

    public Instant consentedAt() {
        return consentedAt;
    }
}
