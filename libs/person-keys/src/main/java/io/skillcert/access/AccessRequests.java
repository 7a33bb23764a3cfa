package io.skillcert.access;

import io.skillcert.events.registration.AccessRequestedV1;
import io.skillcert.personal.EventKeyset;
import io.skillcert.personal.FieldCipher;
import io.skillcert.personal.PersonKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The access requests that this service has received and not answered. */
@ApplicationScoped
public class AccessRequests {

    private final EntityManager database;
    private final FieldCipher cipher;

    AccessRequests(EntityManager database, @EventKeyset FieldCipher cipher) {
        this.database = database;
        this.cipher = cipher;
    }

    /** @param cipher encrypts under the key of the request */
    record Pending(UUID id, UUID personId, String holderDigest, FieldCipher cipher) {}

    /** Records a request, which a job answers. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void receive(AccessRequestedV1 event) {
        database.createNativeQuery("insert into access_request (id, person_id, holder_digest, wrapped_key)"
                        + " values (:id, :person, :holder, :key) on conflict do nothing")
                .setParameter("id", event.requestId())
                .setParameter("person", event.personId())
                .setParameter("holder", event.holderDigest())
                .setParameter("key", event.wrappedKey())
                .executeUpdate();
    }

    Optional<Pending> first() {
        List<?> found = database.createNativeQuery(
                        "select id, person_id, holder_digest, wrapped_key from access_request order by id")
                .setMaxResults(1)
                .getResultList();
        return found.stream().map(Object[].class::cast).map(this::pending).findFirst();
    }

    private Pending pending(Object[] row) {
        var id = (UUID) row[0];
        var wrapped = Base64.getDecoder().decode((String) row[3]);
        return new Pending(id, (UUID) row[1], (String) row[2], PersonKey.unwrap(wrapped, id, cipher));
    }

    void answered(UUID id) {
        database.createNativeQuery("delete from access_request where id = :id")
                .setParameter("id", id)
                .executeUpdate();
    }
}
