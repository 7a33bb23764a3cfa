package io.skillcert.exam.bank;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** The verdict of a reviewer on a version of an item. */
@Entity
@Immutable
@Table(name = "item_review")
public class ItemReview {

    /** What a reviewer finds. */
    public enum Verdict {
        APPROVED,
        REJECTED
    }

    /** A reviewer reviews a version once. */
    @Embeddable
    public record Key(UUID versionId, String reviewer) implements Serializable {}

    @EmbeddedId
    private Key key;

    @Enumerated(EnumType.STRING)
    private Verdict verdict;

    private String remark;
    private Instant at;

    protected ItemReview() {} // for JPA

    ItemReview(UUID versionId, String reviewer, Verdict verdict, String remark, Instant at) {
        this.key = new Key(versionId, reviewer);
        this.verdict = verdict;
        this.remark = remark;
        this.at = at;
    }

    public UUID versionId() {
        return key.versionId();
    }

    public String reviewer() {
        return key.reviewer();
    }

    public Verdict verdict() {
        return verdict;
    }

    public String remark() {
        return remark;
    }

    public Instant at() {
        return at;
    }
}
