package io.skillcert.exam.bank;

import io.skillcert.http.json.Json;
import io.skillcert.personal.FieldCipher;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A version of an item, which never changes: content, key and explanation, encrypted under two keysets. */
@Entity
@Immutable
@Table(name = "item_version")
public class ItemVersion {

    private static final String TABLE = "item_version";

    @Id
    private UUID id;

    private UUID itemId;
    private int number;
    private short level;
    private byte[] encryptedContent;
    private byte[] encryptedKey;
    private byte[] encryptedExplanation;
    private byte[] fingerprint;
    private String source;
    private String authoredBy;
    private Instant authoredAt;

    protected ItemVersion() {} // for JPA

    ItemVersion(UUID id, UUID itemId, int number, ItemDraft draft, Author author) {
        this.id = id;
        this.itemId = itemId;
        this.number = number;
        this.level = (short) draft.level();
        this.encryptedContent =
                author.contents().encrypt(author.json().write(draft.content()), place("encrypted_content"));
        this.encryptedKey = author.keys().encrypt(author.json().write(draft.key()), place("encrypted_key"));
        this.encryptedExplanation =
                author.keys().encrypt(author.json().write(draft.explanation()), place("encrypted_explanation"));
        this.fingerprint = Fingerprints.of(draft.content());
        this.source = draft.source();
        this.authoredBy = author.account();
        this.authoredAt = author.at();
    }

    /** Who writes a version, when, and by which ciphers. */
    record Author(String account, Instant at, FieldCipher contents, FieldCipher keys, Json json) {}

    private String place(String column) {
        return FieldCipher.place(TABLE, column, id);
    }

    /** What a candidate sees, as JSON. */
    public String content(ItemCiphers ciphers) {
        return ciphers.contents().decrypt(encryptedContent, place("encrypted_content"));
    }

    /** The right answer, as JSON. */
    public String key(ItemCiphers ciphers) {
        return ciphers.keys().decrypt(encryptedKey, place("encrypted_key"));
    }

    /** Why the answer is right, as JSON. */
    public String explanation(ItemCiphers ciphers) {
        return ciphers.keys().decrypt(encryptedExplanation, place("encrypted_explanation"));
    }

    public UUID id() {
        return id;
    }

    public UUID itemId() {
        return itemId;
    }

    public int number() {
        return number;
    }

    byte[] fingerprint() {
        return fingerprint.clone();
    }

    public Optional<String> source() {
        return Optional.ofNullable(source);
    }

    public String authoredBy() {
        return authoredBy;
    }

    public Instant authoredAt() {
        return authoredAt;
    }
}
