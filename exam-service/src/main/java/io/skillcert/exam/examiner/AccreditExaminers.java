package io.skillcert.exam.examiner;

import io.skillcert.audit.Audit;
import io.skillcert.database.Ids;
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
            throw new ProblemException(409, "accredited-already", "This account is accredited already.");
        }
        audit.record("accredit-examiner", "examiner", examiner.id(), null);
        return examiner;
    }

    /** @throws ProblemException 404 if there is no such examiner, 412 or 428 if {@code ifMatch} is not its version */
    @Transactional
    public Examiner change(UUID id, Set<UUID> institutions, String ifMatch) {
        var examiner = examiners
                .findByIdOptional(id)
                .orElseThrow(() -> new ProblemException(404, "examiner-not-found", "There is no such examiner."));
        ETags.require(ifMatch, examiner.version());
        examiner.worksFor(institutions);
        examiners.flush();
        audit.record("change-examiner", "examiner", id, null);
        return examiner;
    }
}
