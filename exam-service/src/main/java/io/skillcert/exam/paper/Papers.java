package io.skillcert.exam.paper;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.exam.ExamProblem;
import io.skillcert.exam.seating.ExamSessions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;

/** The papers of all sessions. */
@ApplicationScoped
public class Papers implements PanacheRepositoryBase<Paper, UUID> {

    private final ExamSessions sessions;

    Papers(ExamSessions sessions) {
        this.sessions = sessions;
    }

    /** @throws io.skillcert.http.problem.ProblemException 404 if there is none */
    public Paper get(UUID id) {
        return findByIdOptional(id).orElseThrow(ExamProblem.PAPER_NOT_FOUND::exception);
    }

    /** The items of a paper and the blueprint that gives them their places. */
    record Shape(List<UUID> items, String blueprint) {}

    /** Reads the session of a paper, without loading the paper: it may change until it is locked. */
    UUID sessionOf(UUID id) {
        return (UUID) column("sessionId", id);
    }

    /** Reads the encrypted content of a paper and nothing else. */
    byte[] content(UUID id) {
        return (byte[]) column("content", id);
    }

    /** Reads the items of a paper without its content. */
    Shape shape(UUID id) {
        return new Shape(List.of((UUID[]) column("items", id)), (String) column("blueprint", id));
    }

    private Object column(String name, UUID id) {
        return getEntityManager()
                .createQuery("select p." + name + " from Paper p where p.id = :id", Object.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst()
                .orElseThrow(ExamProblem.PAPER_NOT_FOUND::exception);
    }

    Paper lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(ExamProblem.PAPER_NOT_FOUND::exception);
    }

    /**
     * The papers of a session by level and form.
     *
     * @throws io.skillcert.http.problem.ProblemException 404 if there is no such session
     */
    public List<Paper> ofSession(UUID sessionId) {
        sessions.batchOf(sessionId);
        return list("sessionId = ?1 order by level, form", sessionId);
    }

    /** The first forms of all papers of a batch, which hold what all forms share. */
    public List<Paper> firstFormsOf(UUID batchId) {
        return list(
                "from Paper p join ExamSession s on s.id = p.sessionId where s.batchId = ?1 and p.form = 1"
                        + " and p.approvedBy is not null order by p.id",
                batchId);
    }
}
