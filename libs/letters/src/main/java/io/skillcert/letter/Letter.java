package io.skillcert.letter;

import io.skillcert.database.Ids;
import io.skillcert.personal.FieldCipher;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** A letter (文书) about a decision. It is never changed; its content is erased with the person. */
@Entity
@Table(name = "letter")
public class Letter {

    @Id
    private UUID id;

    private UUID caseId;
    private int number;

    @Enumerated(EnumType.STRING)
    private LetterKind kind;

    private LocalDate datedOn;
    private byte[] encryptedContent;

    protected Letter() {} // for JPA

    Letter(UUID caseId, int number, LetterKind kind, LocalDate datedOn, String content, FieldCipher cipher) {
        this.id = Ids.next();
        this.caseId = caseId;
        this.number = number;
        this.kind = kind;
        this.datedOn = datedOn;
        this.encryptedContent = cipher.encrypt(content, place());
    }

    UUID id() {
        return id;
    }

    UUID caseId() {
        return caseId;
    }

    /** The place among the letters of the case, from 1. */
    public int number() {
        return number;
    }

    public LetterKind kind() {
        return kind;
    }

    public LocalDate datedOn() {
        return datedOn;
    }

    /** The content as JSON; empty after erasure. */
    Optional<String> content(FieldCipher cipher) {
        return Optional.ofNullable(encryptedContent).map(content -> cipher.decrypt(content, place()));
    }

    private String place() {
        return FieldCipher.place("letter", "encrypted_content", id);
    }
}
