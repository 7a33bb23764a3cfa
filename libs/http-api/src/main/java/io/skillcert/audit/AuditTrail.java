package io.skillcert.audit;

import io.skillcert.http.paging.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Reads the audit log for auditors, oldest first. */
@ApplicationScoped
public class AuditTrail {

    private static final String ENTRIES =
            """
            select id, cast(extract(epoch from at) * 1000 as bigint), actor, act, subject_type, subject_id, reason
            from audit_entry
            where id > :after and at >= :from and at < :until
              and (cast(:actor as text) is null or actor = :actor)
              and (cast(:subject as text) is null or subject_id = :subject)
            order by id limit :limit
            """;

    private final EntityManager database;

    AuditTrail(EntityManager database) {
        this.database = database;
    }

    /** @param reason absent where the act needs none */
    public record Entry(
            UUID id,
            Instant at,
            String actor,
            String act,
            String subjectType,
            String subjectId,
            @Schema(nullable = true) String reason) {}

    /**
     * Which entries are read; a component that is null restricts nothing.
     *
     * @param until the moment after the last one
     */
    public record Filter(Instant from, Instant until, String actor, String subjectId) {}

    public List<Entry> page(Filter filter, PageRequest page) {
        List<?> rows = database.createNativeQuery(ENTRIES)
                .setParameter("after", page.after())
                .setParameter("from", filter.from())
                .setParameter("until", filter.until())
                .setParameter("actor", filter.actor())
                .setParameter("subject", filter.subjectId())
                .setParameter("limit", page.fetchSize())
                .getResultList();
        return rows.stream().map(Object[].class::cast).map(AuditTrail::entry).toList();
    }

    private static Entry entry(Object[] row) {
        return new Entry(
                (UUID) row[0],
                Instant.ofEpochMilli(((Number) row[1]).longValue()),
                (String) row[2],
                (String) row[3],
                (String) row[4],
                (String) row[5],
                (String) row[6]);
    }
}
