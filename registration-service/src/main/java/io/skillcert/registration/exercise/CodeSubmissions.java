package io.skillcert.registration.exercise;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.http.paging.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** All submitted programs. */
@ApplicationScoped
class CodeSubmissions implements PanacheRepositoryBase<CodeSubmission, UUID> {

    /** One more than the page holds, the oldest first. */
    List<CodeSubmission> of(String account, PageRequest page) {
        return find("account = ?1 and id > ?2 order by id", account, page.after())
                .range(0, page.limit())
                .list();
    }

    List<UUID> submittedBefore(Instant time, int limit) {
        return getEntityManager()
                .createQuery("select id from CodeSubmission where submittedAt < :time order by submittedAt", UUID.class)
                .setParameter("time", time)
                .setMaxResults(limit)
                .getResultList();
    }

    void remove(List<UUID> ids) {
        delete("id in ?1", ids);
    }

    void removeOf(String account) {
        delete("account", account);
    }
}
