package io.skillcert.exam.paper;

import io.skillcert.exam.ExamProblem;
import io.skillcert.personal.FieldCipher;
import io.skillcert.policy.exam.Subject;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** An exam paper (试卷): one of the parallel forms of a level in a session. */
@Entity
@Table(name = "paper")
public class Paper {

    private static final String TABLE = "paper";

    @Id
    private UUID id;

    @Version
    private long version;

    private UUID sessionId;

    @Enumerated(EnumType.STRING)
    private Subject subject;

    private short level;
    private short form;
    private short forms;

    @JdbcTypeCode(SqlTypes.JSON)
    private String blueprint;

    private String blueprintSource;
    private LocalDate blueprintDay;
    private long snapshotNo;
    private byte[] encryptedSeed;
    private String algorithm;
    private UUID[] items;
    private String digest;
    private byte[] encryptedContentKey;

    private byte[] content;

    private String madeBy;
    private Instant madeAt;
    private String approvedBy;
    private Instant approvedAt;

    protected Paper() {} // for JPA

    Paper(UUID id, int form, List<UUID> items, Made made, PaperKey key, byte[] content) {
        this.id = id;
        this.sessionId = made.sessionId();
        this.subject = made.subject();
        this.level = (short) made.level();
        this.form = (short) form;
        this.forms = (short) made.forms();
        this.blueprint = made.blueprint();
        this.blueprintSource = made.blueprintSource();
        this.blueprintDay = made.blueprintDay();
        this.snapshotNo = made.snapshotNo();
        this.encryptedSeed = made.cipher().encrypt(made.seed(), place("encrypted_seed"));
        this.algorithm = made.algorithm();
        this.items = items.toArray(UUID[]::new);
        this.digest = made.digest();
        this.encryptedContentKey = made.cipher().encrypt(key.bytes(), place("encrypted_content_key"));
        this.content = key.encrypt(content);
        this.madeBy = made.account();
        this.madeAt = made.at();
    }

    /** What the forms that are assembled together share. */
    record Made(
            UUID sessionId,
            Subject subject,
            int level,
            int forms,
            String blueprint,
            String blueprintSource,
            LocalDate blueprintDay,
            long snapshotNo,
            byte[] seed,
            String algorithm,
            String digest,
            FieldCipher cipher,
            String account,
            Instant at) {}

    /** @throws io.skillcert.http.problem.ProblemException 409 if it is approved already, or by the account that made it */
    void approve(String account, Instant now) {
        if (approvedBy != null) {
            throw ExamProblem.PAPER_APPROVED.exception();
        }
        if (account.equals(madeBy)) {
            throw ExamProblem.SAME_PERSON.exception();
        }
        approvedBy = account;
        approvedAt = now;
    }

    private String place(String column) {
        return FieldCipher.place(TABLE, column, id);
    }

    byte[] seed(FieldCipher cipher) {
        return cipher.decryptBytes(encryptedSeed, place("encrypted_seed"));
    }

    PaperKey contentKey(FieldCipher cipher) {
        return new PaperKey(cipher.decryptBytes(encryptedContentKey, place("encrypted_content_key")));
    }

    /** What a candidate sees, encrypted under the key of the paper. */
    byte[] content() {
        return content.clone();
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    public UUID sessionId() {
        return sessionId;
    }

    public Subject subject() {
        return subject;
    }

    public int level() {
        return level;
    }

    public int form() {
        return form;
    }

    public int forms() {
        return forms;
    }

    /** Parts and weights, as JSON. */
    public String blueprint() {
        return blueprint;
    }

    public String blueprintSource() {
        return blueprintSource;
    }

    public LocalDate blueprintDay() {
        return blueprintDay;
    }

    public long snapshotNo() {
        return snapshotNo;
    }

    public String algorithm() {
        return algorithm;
    }

    /** The versions of items in the order of the paper. */
    public List<UUID> items() {
        return List.of(items);
    }

    public String digest() {
        return digest;
    }

    public String madeBy() {
        return madeBy;
    }

    public Instant madeAt() {
        return madeAt;
    }

    public Optional<String> approvedBy() {
        return Optional.ofNullable(approvedBy);
    }

    public boolean isApproved() {
        return approvedBy != null;
    }
}
