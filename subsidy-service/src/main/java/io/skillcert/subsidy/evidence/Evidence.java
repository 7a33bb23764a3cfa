package io.skillcert.subsidy.evidence;

import io.skillcert.document.FileType;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A document uploaded to a claim (申请材料): what it shows, and the digest of its content. */
@Entity
@Table(name = "evidence")
public class Evidence {

    @Id
    private UUID id;

    private UUID claimId;

    @Enumerated(EnumType.STRING)
    private EvidenceCode code;

    @Enumerated(EnumType.STRING)
    private FileType type;

    private int size;
    private String sha256;
    private String uploadedBy;
    private Instant uploadedAt;

    protected Evidence() {} // for JPA

    Evidence(UUID id, UUID claimId, EvidenceCode code, FileType type, int size, String sha256, String by, Instant at) {
        this.id = id;
        this.claimId = claimId;
        this.code = code;
        this.type = type;
        this.size = size;
        this.sha256 = sha256;
        this.uploadedBy = by;
        this.uploadedAt = at;
    }

    public UUID id() {
        return id;
    }

    UUID claimId() {
        return claimId;
    }

    public EvidenceCode code() {
        return code;
    }

    public FileType type() {
        return type;
    }

    /** In bytes. */
    public int size() {
        return size;
    }

    /** Of the content, in lower-case hex. */
    public String sha256() {
        return sha256;
    }

    public Instant uploadedAt() {
        return uploadedAt;
    }
}
