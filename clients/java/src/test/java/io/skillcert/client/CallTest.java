package io.skillcert.client;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skillcert.client.FakeService.Answer;
import io.skillcert.client.FakeService.Received;
import io.skillcert.client.exam.FeedApi;
import io.skillcert.client.subsidy.ClaimApi;
import io.skillcert.client.subsidy.ClaimEvidenceApi;
import io.skillcert.client.subsidy.ClaimRequest;
import io.skillcert.client.subsidy.ClaimStatus;
import io.skillcert.client.subsidy.EvidenceApi;
import io.skillcert.client.subsidy.EvidenceCode;
import io.skillcert.client.subsidy.ReasonRequest;
import io.skillcert.client.subsidy.ReviewApi;
import io.skillcert.client.subsidy.Type;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CallTest {

    private static final UUID ID = UUID.fromString("0198a1f0-11aa-7b22-8c33-d4e5f6a7b8c9");
    private static final String CLAIM = "{\"id\": \"" + ID + "\", \"status\": \"SUBMITTED\"}";
    private static final Map<String, String> NO_WAIT = Map.of("Retry-After", "0");

    @Test
    void a_claim_that_is_answered_503_is_sent_again_with_the_same_made_key() throws Exception {
        try (var service = new FakeService(
                new Answer(503, NO_WAIT, ""),
                new Answer(429, NO_WAIT, ""),
                new Answer(201, Map.of("ETag", "\"1\"", "X-Request-Id", "0af7"), CLAIM))) {
            var made = new ClaimApi(subsidy(service))
                    .make(new ClaimRequest()
                            .certificateNumber("S000044030001255000001")
                            .identityType(Type.RESIDENT_ID)
                            .identityNumber("990000199503140014")
                            .name("林晓"));
            assertEquals(ID, made.body().getId());
            assertEquals("\"1\"", made.etag());
            assertEquals("0af7", made.requestId());
            assertEquals(3, service.received().size());
            var keys = service.received().stream()
                    .map(received -> received.header("Idempotency-Key"))
                    .collect(Collectors.toSet());
            assertEquals(1, keys.size());
            assertEquals(36, keys.iterator().next().length());
            assertEquals(
                    "{\"certificateNumber\":\"S000044030001255000001\",\"identityType\":\"RESIDENT_ID\","
                            + "\"identityNumber\":\"990000199503140014\",\"name\":\"林晓\"}",
                    service.received().get(2).text());
        }
    }

    @Test
    void a_key_that_is_given_is_sent() throws Exception {
        try (var service = new FakeService(new Answer(201, Map.of("Idempotency-Replayed", "true"), CLAIM))) {
            var made = new ClaimApi(subsidy(service)).make(new ClaimRequest(), with -> with.idempotencyKey("claim-1"));
            assertEquals("claim-1", service.received().get(0).header("Idempotency-Key"));
            assertTrue(made.replayed());
        }
    }

    @Test
    void a_claim_whose_connection_fails_is_sent_again() throws Exception {
        try (var service = new FakeService(FakeService.HANG_UP, new Answer(201, CLAIM))) {
            new ClaimApi(subsidy(service)).make(new ClaimRequest());
            assertEquals(2, service.received().size());
        }
    }

    @Test
    void a_claim_whose_first_attempt_still_runs_is_sent_again() throws Exception {
        var inFlight = new Answer(409, "{\"type\": \"urn:skillcert:problem:request-in-flight\"}");
        try (var service = new FakeService(inFlight, new Answer(201, CLAIM))) {
            new ClaimApi(subsidy(service)).make(new ClaimRequest());
            assertEquals(2, service.received().size());
        }
    }

    @Test
    void a_claim_that_cant_be_made_is_sent_once() throws Exception {
        try (var service =
                new FakeService(new Answer(409, "{\"type\": \"urn:skillcert:problem:illegal-transition\"}"))) {
            var claims = new ClaimApi(subsidy(service));
            assertThrows(ProblemException.class, () -> claims.make(new ClaimRequest()));
            assertEquals(1, service.received().size());
        }
    }

    @Test
    void a_decision_which_takes_no_key_is_sent_once() throws Exception {
        try (var service = new FakeService(new Answer(503, NO_WAIT, ""))) {
            var reviews = new ReviewApi(subsidy(service));
            var reason = new ReasonRequest().reason("in order");
            var problem = assertThrows(ProblemException.class, () -> reviews.decide(ID, "\"1\"", reason));
            assertEquals(503, problem.status());
            assertEquals(1, service.received().size());
            assertNull(service.received().get(0).header("Idempotency-Key"));
            assertEquals("\"1\"", service.received().get(0).header("If-Match"));
        }
    }

    @Test
    void after_the_last_attempt_the_answer_is_the_problem() throws Exception {
        try (var service = new FakeService(new Answer(503, NO_WAIT, ""))) {
            var claims = new ClaimApi(Skillcert.builder()
                    .subsidy(service.address())
                    .retries(3, Duration.ofSeconds(1))
                    .build()
                    .subsidy());
            assertEquals(
                    503,
                    assertThrows(ProblemException.class, () -> claims.get(ID)).status());
            assertEquals(3, service.received().size());
        }
    }

    @Test
    void a_wait_that_is_too_long_is_not_waited_for() throws Exception {
        try (var service = new FakeService(new Answer(429, Map.of("Retry-After", "31"), ""))) {
            var claims = new ClaimApi(subsidy(service));
            assertEquals(
                    429,
                    assertThrows(ProblemException.class, () -> claims.get(ID)).status());
            assertEquals(1, service.received().size());
        }
    }

    @Test
    void retry_after_is_waited_for() throws Exception {
        try (var service = new FakeService(new Answer(503, Map.of("Retry-After", "1"), ""), new Answer(200, CLAIM))) {
            var begin = System.nanoTime();
            new ClaimApi(subsidy(service)).get(ID);
            assertTrue(System.nanoTime() - begin >= Duration.ofSeconds(1).toNanos());
        }
    }

    @Test
    void a_date_in_retry_after_that_is_past_is_not_waited_for() throws Exception {
        var past = Map.of("Retry-After", "Mon, 3 Mar 2025 01:15:00 GMT");
        try (var service = new FakeService(new Answer(503, past, ""), new Answer(200, CLAIM))) {
            assertEquals(200, new ClaimApi(subsidy(service)).get(ID).status());
        }
    }

    @Test
    void an_answer_that_takes_too_long_is_not_waited_for() throws Exception {
        try (var silent = new ServerSocket(0)) {
            var claims = new ClaimApi(Skillcert.builder()
                    .subsidy(URI.create("http://localhost:" + silent.getLocalPort()))
                    .timeout(Duration.ofMillis(50))
                    .retries(1, Duration.ZERO)
                    .build()
                    .subsidy());
            var failure = assertThrows(UncheckedIOException.class, () -> claims.get(ID));
            assertEquals(HttpTimeoutException.class, failure.getCause().getClass());
        }
    }

    @Test
    void a_problem_has_its_type_its_fields_and_the_id_of_the_request() throws Exception {
        var body =
                """
                {"type": "urn:skillcert:problem:invalid-request", "title": "Bad Request", "status": 400,
                 "detail": "The request has invalid fields.", "violations": [{"field": "level", "message": "from 5 to 1"}]}
                """;
        try (var service = new FakeService(new Answer(400, Map.of("X-Request-Id", "0af7"), body))) {
            var claims = new ClaimApi(subsidy(service));
            var problem = assertThrows(ProblemException.class, () -> claims.get(ID));
            assertEquals("urn:skillcert:problem:invalid-request", problem.type());
            assertEquals("Bad Request", problem.title());
            assertEquals("The request has invalid fields.", problem.detail());
            assertEquals(List.of(new ProblemException.Violation("level", "from 5 to 1")), problem.violations());
            assertEquals("0af7", problem.requestId());
            assertEquals(
                    "400 urn:skillcert:problem:invalid-request The request has invalid fields. [level: from 5 to 1]"
                            + " (request 0af7)",
                    problem.getMessage());
        }
    }

    @Test
    void the_page_of_a_proxy_is_a_problem_by_its_status() throws Exception {
        try (var service = new FakeService(new Answer(502, "<html>Bad gateway</html>"))) {
            var claims = new ClaimApi(subsidy(service));
            var problem = assertThrows(ProblemException.class, () -> claims.get(ID));
            assertEquals("502", problem.getMessage());
            assertEquals("about:blank", problem.type());
            assertEquals(List.of(), problem.violations());
        }
    }

    @Test
    void the_entries_of_all_pages_are_read_each_page_when_it_is_needed() throws Exception {
        try (var service = new FakeService(
                new Answer(200, "{\"items\": [" + CLAIM + ", " + CLAIM + "], \"next\": \"a b\"}"),
                new Answer(200, "{\"items\": [], \"next\": \"3\"}"),
                new Answer(200, "{\"items\": [" + CLAIM + "]}"))) {
            var claims = new ClaimApi(subsidy(service));
            var items = Pages.items(after ->
                            claims.list(with -> with.status(ClaimStatus.GRANTED).after(after)))
                    .iterator();
            items.next();
            items.next();
            assertEquals(1, service.received().size());
            assertEquals(ID, items.next().getId());
            assertEquals(
                    List.of(
                            "/v1/claims?status=GRANTED",
                            "/v1/claims?after=a%20b&status=GRANTED",
                            "/v1/claims?after=3&status=GRANTED"),
                    service.received().stream().map(Received::target).toList());
            assertFalse(items.hasNext());
        }
    }

    @Test
    void a_file_is_sent_as_it_is_and_read_as_it_is() throws Exception {
        var bytes = new byte[256];
        IntStream.range(0, bytes.length).forEach(i -> bytes[i] = (byte) i);
        try (var service =
                new FakeService(new Answer(201, "{}"), new Answer(200, Map.of("Content-Type", "image/png"), bytes))) {
            new ClaimEvidenceApi(subsidy(service))
                    .upload(ID, EvidenceCode.BANK_ACCOUNT, new Upload("image/png", bytes));
            var sent = service.received().get(0);
            assertEquals("image/png", sent.header("Content-Type"));
            assertArrayEquals(bytes, sent.body());
            var read = new EvidenceApi(subsidy(service)).download(ID, with -> with.accept("image/png"));
            assertArrayEquals(bytes, read.body());
            assertEquals("image/png", service.received().get(1).header("Accept"));
        }
    }

    @Test
    void an_answer_without_a_body_is_null() throws Exception {
        try (var service = new FakeService(new Answer(204, ""))) {
            var removed = new EvidenceApi(subsidy(service)).remove(ID);
            assertEquals(204, removed.status());
            assertNull(removed.body());
        }
    }

    @Test
    void what_a_later_service_adds_is_accepted() throws Exception {
        try (var service = new FakeService(new Answer(200, "{\"status\": \"NEW_STATUS\", \"newField\": {}}"))) {
            assertEquals(
                    ClaimStatus.UNKNOWN_DEFAULT_OPEN_API,
                    new ClaimApi(subsidy(service)).get(ID).body().getStatus());
        }
    }

    @Test
    void the_types_of_a_feed_are_separated_by_commas_and_the_language_is_the_callers() throws Exception {
        try (var service = new FakeService(new Answer(200, "{\"items\": [], \"next\": \"0-1\"}"))) {
            var exam =
                    Skillcert.builder().exam(service.address()).language("zh").build();
            new FeedApi(exam.exam()).read(with -> with.types(List.of("a", "b")));
            assertEquals("/v1/events?types=a,b", service.received().get(0).target());
            assertEquals("zh", service.received().get(0).header("Accept-Language"));
        }
    }

    @Test
    void a_service_without_an_address_names_what_is_missing() {
        var claims = new ClaimApi(Skillcert.builder().build().subsidy());
        assertEquals(
                "The address of this service was not given to Skillcert.builder()",
                assertThrows(IllegalStateException.class, () -> claims.get(ID)).getMessage());
    }

    private static Service subsidy(FakeService service) {
        return Skillcert.builder().subsidy(service.address()).build().subsidy();
    }
}
