package io.skillcert.registration.scenario;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A dialogue of an account in a scenario. */
@Entity
@Table(name = "scenario_session")
public class ScenarioSession {

    /** Who answers the learner. */
    public enum Mode {
        /** The connected language model. */
        MODEL,
        /** The recorded dialogue of the scenario. */
        RECORDED
    }

    @Id
    private UUID id;

    private String account;
    private String scenario;

    @Enumerated(EnumType.STRING)
    private Mode mode;

    private Instant createdAt;
    private Short[] anchors;
    private Instant assessedAt;

    protected ScenarioSession() {} // for JPA

    ScenarioSession(UUID id, String account, String scenario, Mode mode, Instant createdAt) {
        this.id = id;
        this.account = account;
        this.scenario = scenario;
        this.mode = mode;
        this.createdAt = createdAt;
    }

    /**
     * How the learner assesses the own work. Never a mark.
     *
     * @param anchors the anchor chosen for each criterion of the rubric, from 0
     */
    public record SelfAssessment(List<Integer> anchors, Instant assessedAt) {}

    void assess(List<Integer> chosen, Instant now) {
        anchors = chosen.stream().map(Integer::shortValue).toArray(Short[]::new);
        assessedAt = now;
    }

    public UUID id() {
        return id;
    }

    /** The code of the scenario. */
    public String scenario() {
        return scenario;
    }

    public Mode mode() {
        return mode;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Optional<SelfAssessment> selfAssessment() {
        return Optional.ofNullable(assessedAt)
                .map(at -> new SelfAssessment(
                        Arrays.stream(anchors).map(Short::intValue).toList(), at));
    }
}
