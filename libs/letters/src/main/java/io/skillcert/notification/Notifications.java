package io.skillcert.notification;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.http.paging.PageRequest;
import io.skillcert.notification.Notification.Status;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** All notifications of a service. */
@ApplicationScoped
public class Notifications implements PanacheRepositoryBase<Notification, UUID> {

    /** Those that have failed for good, oldest first. */
    @Transactional
    public List<Notification> failed(PageRequest page) {
        return find("status = ?1 and id > ?2 order by id", Status.FAILED, page.after())
                .range(0, page.limit())
                .list();
    }

    /** Lets a failed notification be attempted as often as a new one; returns whether it had failed. */
    boolean retry(UUID id, Instant now) {
        return update(
                        "status = ?1, attempts = 0, nextAttemptAt = ?2, finishedAt = null where id = ?3 and status = ?4",
                        Status.PENDING,
                        now,
                        id,
                        Status.FAILED)
                > 0;
    }
}
