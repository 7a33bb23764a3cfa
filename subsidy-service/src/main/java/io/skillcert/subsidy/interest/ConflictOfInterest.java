package io.skillcert.subsidy.interest;

import io.skillcert.personal.AccountDigests;
import io.skillcert.subsidy.SubsidyProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;

/** Refuses steps of staff about a holder for whom the same account acts or has filed a claim (回避). */
@ApplicationScoped
public class ConflictOfInterest {

    private static final String ACTS =
            """
            select 1 from holder_account h
            where h.holder_digest = any(cast(:holders as text[])) and h.account_digest = any(cast(:digests as text[]))
            union all
            select 1 from entitlement e join entitlement_account a on a.entitlement_id = e.id
            where e.holder_digest = any(cast(:holders as text[])) and a.account_digest = any(cast(:digests as text[]))
            union all
            select 1 from claim c join claim_duty d on d.claim_id = c.id
            where c.holder_digest = any(cast(:holders as text[])) and d.account = :account and d.duty = 'FILE'
            limit 1
            """;

    private final EntityManager database;
    private final AccountDigests digests;

    ConflictOfInterest(EntityManager database, AccountDigests digests) {
        this.database = database;
        this.digests = digests;
    }

    /** @throws io.skillcert.http.problem.ProblemException 403 if the account acts for the holder or has filed for the holder */
    public void refuse(String holderDigest, String account) {
        refuse(List.of(holderDigest), account);
    }

    /** @throws io.skillcert.http.problem.ProblemException 403 if the account acts for one of the holders or has filed for one */
    public void refuse(Collection<String> holderDigests, String account) {
        var acts = database.createNativeQuery(ACTS)
                .setParameter("holders", holderDigests.toArray(String[]::new))
                .setParameter("digests", digests.allOf(account).toArray(String[]::new))
                .setParameter("account", account)
                .getResultList();
        if (!acts.isEmpty()) {
            throw SubsidyProblem.ACTS_FOR_HOLDER.exception();
        }
    }
}
