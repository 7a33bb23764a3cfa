package io.skillcert.http.idempotency;

import com.fasterxml.jackson.core.type.TypeReference;
import io.skillcert.database.AdvisoryLock;
import io.skillcert.http.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;

/** The table {@code idempotency_key}: the answers to requests by scope and key. */
@ApplicationScoped
class IdempotencyKeys {

    private final EntityManager database;
    private final Json json;

    IdempotencyKeys(EntityManager database, Json json) {
        this.database = database;
        this.json = json;
    }

    record Stored(String requestDigest, int status, Map<String, String> headers, String body) {}

    /**
     * Locks the key until the transaction ends.
     *
     * @return false if another transaction holds it
     */
    boolean lock(String scope) {
        return AdvisoryLock.tryLock(database, "idempotency-key:" + scope);
    }

    Optional<Stored> find(String scope) {
        var rows = database.createNativeQuery(
                        "select request_digest, status, headers, body from idempotency_key where scope = :scope")
                .setParameter("scope", scope)
                .getResultList();
        return rows.isEmpty() ? Optional.empty() : Optional.of(stored((Object[]) rows.get(0)));
    }

    private Stored stored(Object[] row) {
        return new Stored((String) row[0], ((Number) row[1]).intValue(), headers((String) row[2]), (String) row[3]);
    }

    void store(String scope, String digest, RestResponse<?> response) {
        var headers = new LinkedHashMap<String, String>();
        response.getStringHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
        database.createNativeQuery("insert into idempotency_key (scope, request_digest, status, headers, body)"
                        + " values (:scope, :digest, :status, :headers, :body)")
                .setParameter("scope", scope)
                .setParameter("digest", digest)
                .setParameter("status", response.getStatus())
                .setParameter("headers", json.write(headers))
                .setParameter("body", json.write(response.getEntity()))
                .executeUpdate();
    }

    private Map<String, String> headers(String stored) {
        return json.read(stored, new TypeReference<>() {});
    }
}
