package io.skillcert.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.LocalDate;
import java.util.HexFormat;
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
        return database
                .createNativeQuery(
                        """
                        select (now() at time zone 'UTC')::date - 1 as day, l.sequence as sequence, l.hash as hash
                        from audit_link l
                        where not exists (select from audit_head h where h.day = (now() at time zone 'UTC')::date - 1)
                        order by l.sequence desc limit 1""",
                        Tuple.class)
                .getResultStream()
                .map(row -> (Tuple) row)
                .map(row -> new Link(
                        row.get("day", java.sql.Date.class).toLocalDate(),
                        row.get("sequence", Number.class).longValue(),
                        HexFormat.of().formatHex(row.get("hash", byte[].class))))
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
        return database
                .createNativeQuery(
                        "select day, sequence, encode(hash, 'hex') as hash, signature from audit_head"
                                + " order by day desc limit :limit",
                        Tuple.class)
                .setParameter("limit", limit)
                .getResultStream()
                .map(row -> (Tuple) row)
                .map(row -> new AuditHead(
                        row.get("day", java.sql.Date.class).toLocalDate(),
                        row.get("sequence", Number.class).longValue(),
                        row.get("hash", String.class),
                        row.get("signature", String.class)))
                .toList();
    }
}
