package io.skillcert.exam.lookup;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.skillcert.audit.Audit;
import io.skillcert.database.Ids;
import io.skillcert.exam.lookup.NewFailedLookups.Failure;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.UUID;
import java.util.function.Function;

/** Stores and audits the failed look-ups of a request in a transaction of their own, before the answer is sent. */
@Provider
class FailedLookupFilter implements ContainerResponseFilter {

    private final NewFailedLookups added;
    private final EntityManager database;
    private final Audit audit;

    FailedLookupFilter(NewFailedLookups added, EntityManager database, Audit audit) {
        this.added = added;
        this.database = database;
        this.audit = audit;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (!added.isEmpty()) {
            QuarkusTransaction.requiringNew().run(this::store);
        }
    }

    private void store() {
        added.audited().forEach(entry -> audit.record(entry.act(), entry.subjectType(), entry.subject(), null));
        database.createNativeQuery("insert into failed_lookup (id, source, network, subject, failed_at)"
                        + " select f.id, f.source, f.network, f.subject, now()"
                        + " from unnest(:ids, :sources, :networks, :subjects) as f (id, source, network, subject)")
                .setParameter(
                        "ids", added.failures().stream().map(any -> Ids.next()).toArray(UUID[]::new))
                .setParameter("sources", column(Failure::source))
                .setParameter("networks", column(Failure::network))
                .setParameter("subjects", column(Failure::subject))
                .executeUpdate();
    }

    private String[] column(Function<Failure, String> value) {
        return added.failures().stream().map(value).toArray(String[]::new);
    }
}
