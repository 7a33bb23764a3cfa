package io.skillcert.subsidy.review;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.http.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;

/** All second looks at refusals. */
@ApplicationScoped
public class Reconsiderations implements PanacheRepositoryBase<Reconsideration, UUID> {

    Reconsideration lock(UUID claimId) {
        return findByIdOptional(claimId, LockModeType.PESSIMISTIC_WRITE).orElseThrow(Reconsiderations::notAsked);
    }

    private static ProblemException notAsked() {
        return new ProblemException(404, "reconsideration-not-found", "Nobody has asked for reconsideration of it.");
    }

    /** Still to be answered, oldest first; one more than the limit. */
    public List<Reconsideration> open(UUID after, int limit) {
        var query = after == null
                ? find("reconsideredBy is null order by claimId")
                : find("reconsideredBy is null and claimId > ?1 order by claimId", after);
        return query.range(0, limit).list();
    }
}
