package io.skillcert.exam.attendance;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** All who came. */
@ApplicationScoped
class CheckIns implements PanacheRepositoryBase<CheckIn, CheckIn.Key> {

    List<CheckIn> of(UUID session) {
        return list("key.sessionId", session);
    }
}
