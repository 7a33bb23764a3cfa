package io.skillcert.registration.batch;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;

/** The places that a site has for a subject of a level. The database refuses to let more be taken than there are. */
@Entity
@Table(name = "exam_place")
public class ExamPlace {

    @EmbeddedId
    private Key key;

    private int places;
    private int taken;

    protected ExamPlace() {} // for JPA

    ExamPlace(Key key) {
        this.key = key;
    }

    @Embeddable
    record Key(UUID siteId, short level, @Enumerated(EnumType.STRING) ExamSubject subject) implements Serializable {}

    void setPlaces(int places) {
        this.places = places;
    }

    boolean isFree() {
        return taken < places;
    }

    void take() {
        taken++;
    }

    void release() {
        taken--;
    }

    UUID siteId() {
        return key.siteId();
    }

    public int level() {
        return key.level();
    }

    public ExamSubject subject() {
        return key.subject();
    }

    public int places() {
        return places;
    }

    public int taken() {
        return taken;
    }
}
