package io.skillcert.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.localstack.testing.Rows;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "exam"))
class CommitGuardTest {

    @Inject
    @PersistenceUnitExtension
    CommitGuard guard;

    @Inject
    EntityManager entities;

    @Inject
    DataSource database;

    private final String event = UUID.randomUUID().toString();

    @AfterEach
    void goOn() {
        guard.start(new StartupEvent());
    }

    @Test
    void what_was_begun_before_the_stop_is_rolled_back_and_known_as_lost() throws Exception {
        var lost = assertThrows(
                RuntimeException.class, () -> QuarkusTransaction.requiringNew().run(() -> {
                    insert();
                    guard.stop(new ShutdownEvent());
                }));
        assertEquals(List.of(), read());
        assertEquals(true, TransientFailures.isTransient(lost), lost::toString);
    }

    @Test
    void without_a_stop_it_is_committed() throws Exception {
        QuarkusTransaction.requiringNew().run(() -> insert());
        assertEquals(List.of("test"), read());
    }

    private void insert() {
        entities.createNativeQuery("insert into inbox (consumer, event_id) values ('test', :event)")
                .setParameter("event", event)
                .executeUpdate();
    }

    private List<String> read() throws Exception {
        return Rows.texts(database, "select consumer from inbox where event_id = '" + event + "'");
    }
}
