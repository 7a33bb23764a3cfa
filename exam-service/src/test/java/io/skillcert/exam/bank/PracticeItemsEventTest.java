package io.skillcert.exam.bank;

import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.skillcert.assessment.item.Fingerprint;
import io.skillcert.localstack.testing.Broker;
import io.skillcert.localstack.testing.LocalStackResource;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** An exam item whose text registration-service publishes as a practice item is suspended. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "exam"))
class PracticeItemsEventTest extends BankFixture {

    @Test
    void an_item_with_the_text_of_a_published_practice_item_is_suspended() {
        var shared = trueFalse(3, "ETHICS", "ETH-1");
        var item = created(shared);
        active(item);
        read(item, "exam-officer").body("status", equalTo("ACTIVE"));
        var stem = (String) ((Map<?, ?>) shared.get("content")).get("stem");
        var fingerprint = HexFormat.of().formatHex(Fingerprint.of(Stream.of(stem)));
        new Broker(ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class))
                .send(
                        "registration.practice-items",
                        UUID.randomUUID().toString(),
                        "io.skillcert.registration.practice-items-published.v1",
                        UUID.nameUUIDFromBytes(new byte[] {3}).toString(),
                        """
                        {"level": 3, "fingerprints": ["%s"], "publishedAt": "2026-11-29T01:00:00Z"}
                        """
                                .formatted(fingerprint));
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> "SUSPENDED"
                .equals(read(item, "exam-officer").extract().path("status")));
    }
}
