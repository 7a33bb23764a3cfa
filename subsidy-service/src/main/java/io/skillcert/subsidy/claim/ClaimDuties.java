package io.skillcert.subsidy.claim;

import io.skillcert.personal.AccountDigests;
import io.skillcert.subsidy.SubsidyProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Separation of duties (不相容职务分离): who files a claim, settles its facts, decides, approves and pays it are different
 * people, whatever roles their accounts have. The primary key of the table gives nobody a second duty in a claim. Whoever may
 * act for the holder can only file. Whoever has recorded an answer about the holder that counts can't decide, approve or pay.
 */
@ApplicationScoped
public class ClaimDuties {

    private static final String TAKE =
            """
            insert into claim_duty (claim_id, account, duty)
            select unnest(cast(:claims as uuid[])), :account, :duty on conflict do nothing
            """;

    private static final String OTHERS =
            """
            select 1 from claim_duty
            where claim_id = any(cast(:claims as uuid[])) and account = :account and duty <> :duty
            union all
            select 1 from claim c join entitlement e using (certificate_number)
            where c.id = any(cast(:claims as uuid[])) and :duty <> 'FILE'
              and (exists (select from entitlement_account a where a.entitlement_id = e.id and a.account_digest = any(:digests))
                   or exists (select from holder_account h
                              where h.holder_digest = e.holder_digest and h.account_digest = any(:digests)))
            union all
            select 1 from claim c join register_answer r on r.holder_digest = c.holder_digest
            where c.id = any(cast(:claims as uuid[])) and :duty in ('DECIDE', 'APPROVE', 'PAY')
              and r.source = 'OFFICER' and r.holds is not null and r.recorded_by = :account
              and not exists (select from register_answer later
                              where later.holder_digest = r.holder_digest and later.basis = r.basis and later.seq > r.seq)
            limit 1
            """;

    private final EntityManager database;
    private final AccountDigests digests;

    ClaimDuties(EntityManager database, AccountDigests digests) {
        this.database = database;
        this.digests = digests;
    }

    /** What a person does about a claim. */
    public enum Duty {
        FILE,
        SETTLE_FACT,
        DECIDE,
        APPROVE,
        PAY
    }

    /** @throws io.skillcert.http.problem.ProblemException 403 if the account has another duty in the claim, or acts for its holder */
    public void take(UUID claimId, String account, Duty duty) {
        take(List.of(claimId), account, duty);
    }

    /** @throws io.skillcert.http.problem.ProblemException 403 if the account has another duty in one of the claims */
    @Transactional(Transactional.TxType.MANDATORY)
    public void take(Collection<UUID> claimIds, String account, Duty duty) {
        var claims = claimIds.toArray(UUID[]::new);
        database.createNativeQuery(TAKE)
                .setParameter("claims", claims)
                .setParameter("account", account)
                .setParameter("duty", duty.name())
                .executeUpdate();
        var others = database.createNativeQuery(OTHERS)
                .setParameter("claims", claims)
                .setParameter("account", account)
                .setParameter("duty", duty.name())
                .setParameter("digests", digests.allOf(account).toArray(String[]::new))
                .getResultList();
        if (!others.isEmpty()) {
            throw SubsidyProblem.DUTIES_SEPARATED.exception();
        }
    }
}
