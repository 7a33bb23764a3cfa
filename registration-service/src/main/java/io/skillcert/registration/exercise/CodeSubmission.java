package io.skillcert.registration.exercise;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A learner's program for a code exercise, with what the learner's browser reported about its checks. Never a mark. */
@Entity
@Table(name = "code_submission")
public class CodeSubmission {

    @Id
    private UUID id;

    private String account;
    private String exercise;
    private String source;
    private String results;
    private Instant submittedAt;

    protected CodeSubmission() {} // for JPA

    CodeSubmission(UUID id, String account, String exercise, Program program, Instant submittedAt) {
        this.id = id;
        this.account = account;
        this.exercise = exercise;
        this.source = program.source();
        this.results = program.results();
        this.submittedAt = submittedAt;
    }

    /**
     * What was submitted.
     *
     * @param source the program in Python, at most 16 KiB
     * @param results {@link CheckResult}s as a JSON array, as the browser reported them
     */
    record Program(String source, String results) {}

    /**
     * The result of a check in the learner's browser.
     *
     * @param name the name of the check
     */
    public record CheckResult(String name, boolean passed) {}

    public UUID id() {
        return id;
    }

    /** The code of the exercise. */
    public String exercise() {
        return exercise;
    }

    /** The program in Python. */
    public String source() {
        return source;
    }

    /** {@link CheckResult}s as a JSON array. */
    String results() {
        return results;
    }

    public Instant submittedAt() {
        return submittedAt;
    }
}
