package io.skillcert.registration.document;

import io.skillcert.document.FileType;
import io.skillcert.registration.eligibility.policy.DocumentCode;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A document (报名材料) that was uploaded: what it proves, and where its content lies. */
@Entity
@Table(name = "document")
public class Document {

    @Id
    private UUID id;

    private UUID holderId;

    @Enumerated(EnumType.STRING)
    private DocumentCode code;

    @Enumerated(EnumType.STRING)
    private FileType type;

    private int size;
    private String sha256;
    private String uploadedBy;
    private Instant uploadedAt;

    protected Document() {} // for JPA

    Document(UUID id, UUID holderId, DocumentCode code, FileType type, int size, String sha256, String by, Instant at) {
        this.id = id;
        this.holderId = holderId;
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

    UUID holderId() {
        return holderId;
    }

    public DocumentCode code() {
        return code;
    }

    public FileType type() {
        return type;
    }

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
