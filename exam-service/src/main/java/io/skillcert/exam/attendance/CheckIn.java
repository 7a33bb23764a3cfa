package io.skillcert.exam.attendance;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/** The check-in of a candidate at a session (签到). */
@Entity
@Table(name = "check_in")
class CheckIn {

    /** A candidate is checked in once per session. */
    @Embeddable
    record Key(UUID sessionId, UUID registrationId) implements Serializable {}

    @EmbeddedId
    private Key key;

    private Instant checkedInAt;
    private boolean offline;
    private String recordedBy;
    private Instant recordedAt;
    private String confirmedBecause;

    protected CheckIn() {} // for JPA

    /** @param offline whether it comes from a signed list that was used without a network */
    CheckIn(Key key, Instant checkedInAt, boolean offline, String recordedBy, Instant recordedAt) {
        this.key = key;
        this.checkedInAt = checkedInAt;
        this.offline = offline;
        this.recordedBy = recordedBy;
        this.recordedAt = recordedAt;
    }

    /** @param reason why an exam officer confirms that the candidate sat without a check-in */
    CheckIn(Key key, Instant satAt, String reason, String recordedBy, Instant recordedAt) {
        this(key, satAt, false, recordedBy, recordedAt);
        this.confirmedBecause = reason;
    }

    Key key() {
        return key;
    }

    UUID registrationId() {
        return key.registrationId();
    }

    Instant checkedInAt() {
        return checkedInAt;
    }
}
