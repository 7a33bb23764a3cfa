package io.skillcert.registration.batch;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;

/** The places a site has for a subject of a level, and how many are taken: the database refuses one too many. */
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

    /** One row of a site. */
    @Embeddable
    static class Key implements Serializable {

        private UUID siteId;
        private short level;

        @Enumerated(EnumType.STRING)
        private Subject subject;

        protected Key() {} // for JPA

        Key(UUID siteId, int level, Subject subject) {
            this.siteId = siteId;
            this.level = (short) level;
            this.subject = subject;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key that
                    && siteId.equals(that.siteId)
                    && level == that.level
                    && subject == that.subject;
        }

        @Override
        public int hashCode() {
            return Objects.hash(siteId, level, subject);
        }
    }

    void offer(int newPlaces) {
        places = newPlaces;
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
        return key.siteId;
    }

    public int level() {
        return key.level;
    }

    public Subject subject() {
        return key.subject;
    }

    public int places() {
        return places;
    }

    public int taken() {
        return taken;
    }
}
