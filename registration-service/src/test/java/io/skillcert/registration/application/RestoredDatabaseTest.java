package io.skillcert.registration.application;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.skillcert.events.registration.RegistrationConfirmedV1;
import io.skillcert.localstack.testing.Broker;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.localstack.testing.Rows;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** A database that was restored to an earlier moment gives no published registration number again. */
@QuarkusTest
@QuarkusTestResource(
        value = LocalStackResource.class,
        initArgs = @ResourceArg(name = "database", value = "registration"))
class RestoredDatabaseTest {

    @Inject
    DataSource database;

    @Test
    void numbers_go_on_above_all_published_ones() throws Exception {
        var published = number("select last_value from registration_number") + 5;
        new Broker(ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class))
                .send(
                        "registration.events",
                        UUID.randomUUID().toString(),
                        RegistrationConfirmedV1.TYPE,
                        UUID.randomUUID().toString(),
                        "{\"registrationNumber\": \"%010d\"}".formatted(published));
        var epoch = "select coalesce(current_event_epoch(), 0)";
        var old = number(epoch);
        Rows.change(database, "do $$ begin perform end_event_epoch(); end $$");
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> number(epoch) > old);

        assertTrue(number("select nextval('registration_number')") > published + 9_000);
    }

    private long number(String query) throws SQLException {
        return Long.parseLong(Rows.texts(database, query).get(0));
    }
}
