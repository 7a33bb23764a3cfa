package io.skillcert.exam.review;

import io.skillcert.exam.ExamProblem;
import io.skillcert.exam.publication.Publication;
import io.skillcert.exam.scoring.EnteredScore;
import io.skillcert.policy.exam.Subject;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** A score review (成绩复核): requested once per subject and answered by an examiner who is not a first marker. */
@Entity
@Table(name = "score_review")
public class ScoreReview {

    @Id
    private UUID id;

    @Version
    private long version;

    private UUID registrationId;

    @Enumerated(EnumType.STRING)
    private Subject subject;

    private UUID batchId;
    private String askedBy;
    private LocalDate askedOn;
    private LocalDate answerBy;
    private BigDecimal scoreBefore;
    private BigDecimal scoreAfter;
    private String reason;
    private String answeredBy;
    private Instant answeredAt;

    protected ScoreReview() {} // for JPA

    ScoreReview(UUID id, EnteredScore score, Publication publication, String askedBy, LocalDate askedOn) {
        this.id = id;
        this.registrationId = score.registrationId();
        this.subject = score.subject();
        this.batchId = publication.batchId();
        this.askedBy = askedBy;
        this.askedOn = askedOn;
        this.answerBy = publication.reviewAnswerBy();
        this.scoreBefore = score.value().orElseThrow();
    }

    /** @throws io.skillcert.http.problem.ProblemException 409 if it is answered already */
    void answer(BigDecimal score, String why, String account, Instant now) {
        if (answeredAt != null) {
            throw ExamProblem.SCORE_REVIEW_ANSWERED.exception();
        }
        scoreAfter = score;
        reason = why;
        answeredBy = account;
        answeredAt = now;
    }

    public boolean isOpen() {
        return answeredAt == null;
    }

    boolean changesTheScore() {
        return scoreAfter.compareTo(scoreBefore) != 0;
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    public UUID registrationId() {
        return registrationId;
    }

    public Subject subject() {
        return subject;
    }

    public UUID batchId() {
        return batchId;
    }

    public LocalDate askedOn() {
        return askedOn;
    }

    public LocalDate answerBy() {
        return answerBy;
    }

    public BigDecimal scoreBefore() {
        return scoreBefore;
    }

    public Optional<BigDecimal> scoreAfter() {
        return Optional.ofNullable(scoreAfter);
    }

    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    public Optional<Instant> answeredAt() {
        return Optional.ofNullable(answeredAt);
    }
}
