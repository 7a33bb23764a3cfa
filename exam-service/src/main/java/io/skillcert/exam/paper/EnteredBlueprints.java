package io.skillcert.exam.paper;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.exam.ExamProblem;
import io.skillcert.policy.exam.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The blueprints that officers have entered. */
@ApplicationScoped
public class EnteredBlueprints implements PanacheRepositoryBase<EnteredBlueprint, UUID> {

    /** @throws io.skillcert.http.problem.ProblemException 404 if there is none */
    public EnteredBlueprint get(UUID id) {
        return findByIdOptional(id).orElseThrow(ExamProblem.BLUEPRINT_NOT_FOUND::exception);
    }

    /** All entries of a level and subject, the newest first; both may be null for any. */
    public List<EnteredBlueprint> newest(Subject subject, Integer level) {
        return find(
                        "(?1 is null or subject = ?1) and (?2 is null or level = ?2) order by id desc",
                        subject,
                        level == null ? null : level.shortValue())
                .page(0, 200)
                .list();
    }

    /** The approved entry for an exam day. */
    Optional<EnteredBlueprint> approved(Subject subject, int level, LocalDate day) {
        return find(
                        "subject = ?1 and level = ?2 and validFrom <= ?3 and approvedBy is not null order by validFrom desc",
                        subject,
                        (short) level,
                        day)
                .firstResultOptional();
    }

    EnteredBlueprint lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(ExamProblem.BLUEPRINT_NOT_FOUND::exception);
    }
}
