package io.skillcert.exam.bank;

import io.skillcert.assessment.ItemKind;
import io.skillcert.exam.ExamProblem;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** An exam item (试题) of the bank. What it asks is in its {@link ItemVersion versions}, which never change. */
@Entity
@Table(name = "item")
public class Item {

    @Id
    private UUID id;

    @Version
    private long version;

    private short level;
    private String function;
    private String topic;

    @Enumerated(EnumType.STRING)
    private ItemKind kind;

    @Enumerated(EnumType.STRING)
    private ItemStatus status;

    private Instant statusSince;
    private String statusBecause;
    private int latest;
    private UUID activeVersion;

    protected Item() {} // for JPA

    Item(UUID id, ItemDraft draft, Instant now) {
        this.id = id;
        this.level = (short) draft.level();
        this.function = draft.function();
        this.topic = draft.topic();
        this.kind = draft.kind();
        this.status = ItemStatus.DRAFT;
        this.statusSince = now;
        this.latest = 1;
    }

    /**
     * Counts a new version.
     *
     * @return its number
     * @throws io.skillcert.http.problem.ProblemException 409 if the item is retired
     */
    int nextVersion() {
        if (status == ItemStatus.RETIRED) {
            throw ExamProblem.ITEM_STATUS_WRONG.exception(status);
        }
        return ++latest;
    }

    void activate(UUID versionId, Instant now) {
        become(ItemStatus.ACTIVE, null, now);
        activeVersion = versionId;
    }

    /** @throws io.skillcert.http.problem.ProblemException 409 if the status may not follow the current one */
    void become(ItemStatus next, String because, Instant now) {
        if (!status.next().contains(next)) {
            throw ExamProblem.ITEM_STATUS_WRONG.exception(status);
        }
        status = next;
        statusBecause = because;
        statusSince = now;
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    public int level() {
        return level;
    }

    public String function() {
        return function;
    }

    public String topic() {
        return topic;
    }

    public ItemKind kind() {
        return kind;
    }

    public ItemStatus status() {
        return status;
    }

    public Instant statusSince() {
        return statusSince;
    }

    public Optional<String> statusBecause() {
        return Optional.ofNullable(statusBecause);
    }

    /** The number of the latest version. */
    public int latest() {
        return latest;
    }

    /** The version that papers are assembled from. */
    public Optional<UUID> activeVersion() {
        return Optional.ofNullable(activeVersion);
    }
}
