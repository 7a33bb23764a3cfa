package io.skillcert.document;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A file that was uploaded to a registration or a claim: what it proves, and the digest of its content. */
@Entity
@Table(name = "attachment")
public class Attachment {

    @Id
    private UUID id;

    private UUID subjectId;
    private String code;

    @Enumerated(EnumType.STRING)
    private FileType type;

    private int size;
    private String sha256;
    private String uploadedBy;
    private Instant uploadedAt;

    protected Attachment() {} // for JPA

    Attachment(UUID id, UUID subjectId, Enum<?> code, CheckedFile file, String uploadedBy, Instant uploadedAt) {
        this.id = id;
        this.subjectId = subjectId;
        this.code = code.name();
        this.type = file.type();
        this.size = file.content().length;
        this.sha256 = file.sha256();
        this.uploadedBy = uploadedBy;
        this.uploadedAt = uploadedAt;
    }

    public UUID id() {
        return id;
    }

    /** What the file was uploaded to. */
    public UUID subjectId() {
        return subjectId;
    }

    /** What the file proves, as a constant of the service's own enum. */
    public <E extends Enum<E>> E code(Class<E> codes) {
        return Enum.valueOf(codes, code);
    }

    public FileType type() {
        return type;
    }

    /** In bytes. */
    public int size() {
        return size;
    }

    /** The SHA-256 of the content, in lower-case hexadecimal. */
    public String sha256() {
        return sha256;
    }

    public Instant uploadedAt() {
        return uploadedAt;
    }
}
