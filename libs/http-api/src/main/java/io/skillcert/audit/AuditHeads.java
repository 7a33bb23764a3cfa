package io.skillcert.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The signed heads of the hash chain, one a day. Days are those of the database's clock in UTC. */
@ApplicationScoped
public class AuditHeads {

    private final EntityManager database;

    AuditHeads(EntityManager database) {
        this.database = database;
    }

    /**
     * The last link of the chain at the end of a day, or a little later.
     *
     * @param hash in hexadecimal digits
     */
    record Link(LocalDate day, long sequence, String hash) {}

    /**
     * A head with its signature.
     *
     * @param sequence the number of the last entry
     * @param hash the hash of the last entry, which covers all before it, in hexadecimal digits
     * @param signature a JWS (ES256) over day, sequence and hash
     */
    public record AuditHead(LocalDate day, long sequence, String hash, String signature) {}

    /** Returns the last link if yesterday has no head yet and something has been recorded. */
    Optional<Link> unsigned() {
        List<?> rows = database.createNativeQuery(
                        """
                        select cast(cast(now() at time zone 'UTC' as date) - 1 as text) as day, l.sequence as sequence,
                          encode(l.hash, 'hex') as hash
                        from audit_link l
                        where not exists (select from audit_head h where h.day = cast(now() at time zone 'UTC' as date) - 1)
                        order by l.sequence desc limit 1""",
                        Tuple.class)
                .getResultList();
        return rows.stream()
                .map(Tuple.class::cast)
                .map(row -> new Link(day(row), sequence(row), row.get("hash", String.class)))
                .findFirst();
    }

    void add(Link link, String signature) {
        database.createNativeQuery("insert into audit_head (day, sequence, hash, signature)"
                        + " values (:day, :sequence, decode(:hash, 'hex'), :signature)")
                .setParameter("day", link.day())
                .setParameter("sequence", link.sequence())
                .setParameter("hash", link.hash())
                .setParameter("signature", signature)
                .executeUpdate();
    }

    /** @return the latest heads, the newest first */
    public List<AuditHead> latest(int limit) {
        List<?> rows = database.createNativeQuery(
                        "select cast(day as text) as day, sequence, encode(hash, 'hex') as hash, signature"
                                + " from audit_head order by audit_head.day desc limit :limit",
                        Tuple.class)
                .setParameter("limit", limit)
                .getResultList();
        return rows.stream()
                .map(Tuple.class::cast)
                .map(row -> new AuditHead(
                        day(row), sequence(row), row.get("hash", String.class), row.get("signature", String.class)))
                .toList();
    }

    private static LocalDate day(Tuple row) {
        return LocalDate.parse(row.get("day", String.class));
    }

    private static long sequence(Tuple row) {
        return row.get("sequence", Number.class).longValue();
    }
}
