package io.skillcert.registration.application;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;

/** The commitment (承诺) that an applicant has signed: the version of its text, by whom and when. */
@Embeddable
class Commitment {

    @Column(name = "commitment")
    private String version;

    @Column(name = "committed_by")
    private String by;

    @Column(name = "committed_at")
    private Instant at;

    protected Commitment() {} // for JPA

    Commitment(String version, Actor actor) {
        this.version = version;
        this.by = actor.by();
        this.at = actor.at();
    }

    String version() {
        return version;
    }
}
