package io.skillcert.exam.paper;

import io.skillcert.exam.ExamProblem;
import io.skillcert.policy.exam.Subject;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** What the papers of a level consist of where no weights are published: entered by one officer, approved by another. */
@Entity
@Table(name = "blueprint_entry")
public class EnteredBlueprint {

    @Id
    private UUID id;

    @Version
    private long version;

    @Enumerated(EnumType.STRING)
    private Subject subject;

    private short level;
    private LocalDate validFrom;

    @JdbcTypeCode(SqlTypes.JSON)
    private String content;

    private String basis;
    private String enteredBy;
    private Instant enteredAt;
    private String approvedBy;
    private Instant approvedAt;

    protected EnteredBlueprint() {} // for JPA

    EnteredBlueprint(UUID id, Draft draft, String content, String account, Instant now) {
        this.id = id;
        this.subject = draft.subject();
        this.level = (short) draft.level();
        this.validFrom = draft.validFrom();
        this.content = content;
        this.basis = draft.basis();
        this.enteredBy = account;
        this.enteredAt = now;
    }

    /**
     * What an officer enters.
     *
     * @param validFrom the first exam day that it is for
     * @param basis on what it rests, such as a resolution
     */
    public record Draft(Subject subject, int level, LocalDate validFrom, BlueprintJson blueprint, String basis) {}

    /** @throws io.skillcert.http.problem.ProblemException 409 if it is approved already, or by the account that entered it */
    void approve(String account, Instant now) {
        if (approvedBy != null) {
            throw ExamProblem.BLUEPRINT_APPROVED.exception();
        }
        if (account.equals(enteredBy)) {
            throw ExamProblem.SAME_PERSON.exception();
        }
        approvedBy = account;
        approvedAt = now;
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    public Subject subject() {
        return subject;
    }

    public int level() {
        return level;
    }

    public LocalDate validFrom() {
        return validFrom;
    }

    /** Parts and weights, as JSON. */
    public String content() {
        return content;
    }

    public String basis() {
        return basis;
    }

    public String enteredBy() {
        return enteredBy;
    }

    public Optional<String> approvedBy() {
        return Optional.ofNullable(approvedBy);
    }
}
