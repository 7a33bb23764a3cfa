package io.skillcert.subsidy.ledger;

import io.skillcert.http.paging.PageRequest;
import io.skillcert.policy.Yuan;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Reads the double-entry ledger (复式记账): its transfers, oldest first, and the balances of its accounts. */
@ApplicationScoped
public class LedgerEntries {

    private static final String TRANSFERS =
            """
            select t.id, cast(extract(epoch from t.at) * 1000 as bigint), t.act, f.year, f.line, t.claim_id, t.payment_id,
                   t.debit, t.credit, t.amount
            from ledger_transfer t join fund f on f.id = t.fund_id
            where t.id > :after and t.at >= :from and t.at < :until
              and (cast(:claim as uuid) is null or t.claim_id = cast(:claim as uuid))
            order by t.id limit :limit
            """;

    private static final String ACCOUNTS =
            """
            select f.year, f.line, a.account, a.debits, a.credits from ledger_account a join fund f on f.id = a.fund_id
            order by f.year, f.line, a.account
            """;

    private final EntityManager database;

    LedgerEntries(EntityManager database) {
        this.database = database;
    }

    /**
     * A transfer between two accounts of a fund.
     *
     * @param claimId absent if the fund itself is concerned
     * @param paymentId absent if no payment is concerned
     */
    public record Transfer(
            UUID id,
            Instant at,
            String act,
            int year,
            String line,
            @Schema(nullable = true) UUID claimId,
            @Schema(nullable = true) UUID paymentId,
            String debit,
            String credit,
            Yuan amount) {}

    /** The totals of an account of a fund. */
    public record Account(int year, String line, String account, Yuan debits, Yuan credits) {}

    /**
     * @param until the moment after the last one
     * @param claimId null for all
     */
    public List<Transfer> page(Instant from, Instant until, UUID claimId, PageRequest page) {
        List<?> rows = database.createNativeQuery(TRANSFERS)
                .setParameter("after", page.after())
                .setParameter("from", from)
                .setParameter("until", until)
                .setParameter("claim", claimId == null ? null : claimId.toString())
                .setParameter("limit", page.fetchSize())
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(LedgerEntries::transfer)
                .toList();
    }

    private static Transfer transfer(Object[] row) {
        return new Transfer(
                (UUID) row[0],
                Instant.ofEpochMilli(((Number) row[1]).longValue()),
                (String) row[2],
                ((Number) row[3]).intValue(),
                (String) row[4],
                (UUID) row[5],
                (UUID) row[6],
                (String) row[7],
                (String) row[8],
                new Yuan((BigDecimal) row[9]));
    }

    public List<Account> accounts() {
        List<?> rows = database.createNativeQuery(ACCOUNTS).getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new Account(
                        ((Number) row[0]).intValue(),
                        (String) row[1],
                        (String) row[2],
                        new Yuan((BigDecimal) row[3]),
                        new Yuan((BigDecimal) row[4])))
                .toList();
    }
}
