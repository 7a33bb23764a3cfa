package io.skillcert.exam.examiner;

import io.skillcert.audit.Audit;
import io.skillcert.database.Ids;
import io.skillcert.exam.ExamProblem;
import io.skillcert.http.ETags;
import io.skillcert.http.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;

/** Accredits examiners and records for which training institutions each of them works. */
@ApplicationScoped
public class AccreditExaminers {

    private final Examiners examiners;
    private final Audit audit;

    AccreditExaminers(Examiners examiners, Audit audit) {
        this.examiners = examiners;
        this.audit = audit;
    }

    /** @throws ProblemException 409 if the account is accredited already */
    @Transactional
    public Examiner accredit(String account, Set<UUID> institutions) {
        var examiner = new Examiner(Ids.next(), account);
        examiner.worksFor(institutions);
        try {
            examiners.persistAndFlush(examiner);
        } catch (ConstraintViolationException e) {
            throw ExamProblem.ACCREDITED_ALREADY.exception();
        }
        audit.record("accredit-examiner", "examiner", examiner.id(), null);
        return examiner;
    }

    /** @throws ProblemException 404 if there is no such examiner, 412 or 428 if {@code ifMatch} is not its version */
    @Transactional
    public Examiner change(UUID id, Set<UUID> institutions, String ifMatch) {
        var examiner = examiners.findByIdOptional(id).orElseThrow(() -> ExamProblem.EXAMINER_NOT_FOUND.exception());
        ETags.require(ifMatch, examiner.version());
        examiner.worksFor(institutions);
        examiners.flush();
        audit.record("change-examiner", "examiner", id, null);
        return examiner;
    }
}
