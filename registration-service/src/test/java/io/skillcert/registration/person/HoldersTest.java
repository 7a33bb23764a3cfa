package io.skillcert.registration.person;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.skillcert.localstack.testing.RotatedKeysResource;
import io.skillcert.localstack.testing.Rows;
import io.skillcert.personal.HolderDigests;
import io.skillcert.personal.IdentityDocument;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Replicas whose digest keys are in different order agree on the digest of a document. */
@QuarkusTest
@WithTestResource(RotatedKeysResource.class)
class HoldersTest {

    private static final String WAITING = "select pid::text from pg_locks where locktype = 'advisory' and not granted"
            + " and database = (select oid from pg_database where datname = current_database())";

    @Inject
    Holders holders;

    @Inject
    EntityManager entities;

    @Inject
    DataSource database;

    @ConfigProperty(name = "skillcert.personal-data.digest-key")
    String keys;

    @Test
    void a_replica_waits_for_the_first_row_that_another_adds_by_the_old_key() {
        var document = new IdentityDocument(IdentityDocument.Type.PASSPORT, "E77000001");
        var inOtherOrder = keys.split(",")[1] + "," + keys.split(",")[0];
        var otherReplica = new Holders(new HolderDigests(inOtherOrder), entities);
        var answer = QuarkusTransaction.requiringNew().call(() -> {
            var old = otherReplica.of(document);
            assertEquals(new HolderDigests(RotatedKeysResource.oldDigestKey()).of(document), old);
            var waiting = CompletableFuture.supplyAsync(
                    () -> QuarkusTransaction.requiringNew().call(() -> holders.of(document)));
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(this::isAnybodyWaiting);
            entities.createNativeQuery("insert into account_binding (account, holder_digest, means, bound_at)"
                            + " values ('candidate.other-replica', :holder, 'VERIFIED_CLAIMS', now())")
                    .setParameter("holder", old)
                    .executeUpdate();
            return waiting;
        });
        assertEquals(otherReplica.allOf(document).get(0), answer.join());
    }

    private boolean isAnybodyWaiting() throws SQLException {
        return !Rows.texts(database, WAITING).isEmpty();
    }
}
