package io.skillcert.audit;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** One entry of the {@link Audit} log. */
@Entity
@Table(name = "audit_entry")
class AuditEntry {

    @Id
    private UUID id;

    private Instant at;
    private String actor;
    private String act;
    private String subjectType;
    private String subjectId;
    private String reason;

    protected AuditEntry() {} // for JPA

    AuditEntry(UUID id, Instant at, String actor, String act, String subjectType, String subjectId, String reason) {
        this.id = id;
        this.at = at;
        this.actor = actor;
        this.act = act;
        this.subjectType = subjectType;
        this.subjectId = subjectId;
        this.reason = reason;
    }
}
