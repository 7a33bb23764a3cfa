package io.skillcert.exam.delivery;

import static io.skillcert.exam.ExamScenario.eventually;
import static io.skillcert.exam.delivery.WebhookFixture.newPartner;
import static io.skillcert.exam.delivery.WebhookFixture.passes;
import static io.skillcert.exam.delivery.WebhookFixture.registered;
import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.once;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.skillcert.delivery.webhook.HostResolver;
import io.skillcert.localstack.testing.LocalStackResource;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Name servers that do not answer delay the deliveries of their own hosts only. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "exam"))
class WebhookResolverTest {

    private static final int WEBHOOKS_OF_ACCOUNT = 10;
    private static final int HANGING = 2 * WEBHOOKS_OF_ACCOUNT;

    private final CountDownLatch answers = new CountDownLatch(1);
    private final AtomicInteger lookUps = new AtomicInteger();

    @AfterEach
    void answer() {
        answers.countDown();
    }

    @Test
    void twenty_names_that_are_not_answered_delay_no_other_and_are_asked_for_once() throws Exception {
        QuarkusMock.installMockForType(new HangingNames(), HostResolver.class);
        var hanging = Stream.of(newPartner(), newPartner())
                .flatMap(account -> Stream.iterate(0, i -> i + 1)
                        .limit(WEBHOOKS_OF_ACCOUNT)
                        .map(i -> registered(account, "http://hanging" + i + ".example.invalid/" + account)))
                .toList();
        hanging.forEach(WebhookResolverTest::test);
        eventually().until(() -> hanging.stream().allMatch(webhook -> "TIMEOUT".equals(first(webhook, "lastFailure"))));
        assertEquals(HANGING, lookUps.get());
        try (var receiver = WebhookReceiver.start()) {
            var other = registered(newPartner(), receiver.url());
            for (int i = 1; i <= 2; i++) {
                passes(Duration.ofSeconds(10)); // the pause of the receivers that have failed is over
                hanging.forEach(WebhookResolverTest::test);
                test(other);
                var sent = i;
                eventually()
                        .atMost(Duration.ofSeconds(8))
                        .until(() -> receiver.received().size() == sent);
            }
            assertEquals(HANGING, lookUps.get());
            assertEquals(1, first(other, "attempts"));
            answers.countDown();
            eventually().until(() -> lookUps.get() > HANGING);
        }
    }

    private static void test(WebhookFixture webhook) {
        once(webhook.account).post(webhook.path("/test-events")).then().statusCode(200);
    }

    /** A field of the first delivery that is listed. */
    private static Object first(WebhookFixture webhook, String field) {
        return as(webhook.account)
                .get(webhook.path("/deliveries"))
                .then()
                .statusCode(200)
                .extract()
                .path("items[0]." + field);
    }

    /** Answers for {@code .invalid} when the test says so, and that there is no such host. */
    private final class HangingNames extends HostResolver {
        @Override
        public List<InetAddress> resolve(String host) throws UnknownHostException {
            if (!host.endsWith(".invalid")) {
                return super.resolve(host);
            }
            lookUps.incrementAndGet();
            try {
                answers.await(5, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new UnknownHostException(host);
        }
    }
}
