package io.skillcert.registration.access;

import io.skillcert.clock.BusinessClock;
import io.skillcert.job.RowJob;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Deletes expired access requests with the answers and their key. */
@ApplicationScoped
class ExpireAccessRequests implements RowJob<UUID> {

    private final AccessRequests requests;
    private final BusinessClock clock;

    ExpireAccessRequests(AccessRequests requests, BusinessClock clock) {
        this.requests = requests;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "expire-access-requests";
    }

    @Override
    public int batchSize() {
        return 100;
    }

    @Override
    public List<UUID> due(int limit) {
        return requests.find("expiresAt <= ?1 order by expiresAt, id", clock.instant()).range(0, limit - 1).stream()
                .map(AccessRequest::id)
                .toList();
    }

    @Override
    public void handle(List<UUID> ids) {
        requests.delete("any_of(id, ?1) and expiresAt <= ?2", (Object) ids.toArray(UUID[]::new), clock.instant());
    }
}
