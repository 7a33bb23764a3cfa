package io.skillcert.exam.delivery;

import static io.skillcert.exam.delivery.LoggedEvents.entryOf;
import static io.skillcert.exam.delivery.LoggedEvents.seated;
import static io.skillcert.localstack.testing.Callers.as;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.skillcert.events.exam.SeatsAssignedV1;
import io.skillcert.exam.ExamScenario;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.localstack.testing.Rows;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "exam"))
class FeedTest {

    @Inject
    DataSource database;

    /** Accounts that no other test has. */
    private final String partner = "partner." + word();

    private final String candidate = "candidate." + word();

    /** The end of the feed before the test. */
    private String begin;

    private static String word() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    @BeforeEach
    void readToTheEnd() {
        begin = null;
        List<?> items;
        do {
            var page = read("auditor", "limit=500" + (begin == null ? "" : "&after=" + begin));
            items = page.path("items");
            begin = page.path("next");
        } while (!items.isEmpty());
    }

    @Test
    void an_account_reads_the_events_of_its_own_cases_and_an_integrator_those_of_all() throws Exception {
        var of = entryOf(partner);
        var own = entryOf(candidate);
        var first = seated(database, of, 1);
        var second = seated(database, own, 1);
        assertEquals(List.of(first.id().toString()), ids(partner));
        assertEquals(List.of(second.id().toString()), ids(candidate));
        assertEquals(List.of(), ids("partner." + word()));
        for (var all : List.of("integrator", "auditor")) {
            assertEquals(List.of(first.id().toString(), second.id().toString()), ids(all));
        }
    }

    @Test
    void an_event_has_what_has_happened_to_which_case_and_no_personal_data() throws Exception {
        var person = entryOf(partner);
        var logged = seated(database, person, 7);
        var event = read(partner, "after=" + begin).<Map<String, Object>>path("items[0]");
        assertEquals(
                Set.of("id", "type", "position", "subjectType", "subject", "status", "version", "time"),
                event.keySet());
        assertEquals(logged.id().toString(), event.get("id"));
        assertEquals(SeatsAssignedV1.TYPE, event.get("type"));
        assertEquals("registration", event.get("subjectType"));
        assertEquals(person.registrationId().toString(), event.get("subject"));
        assertEquals("SEATED", event.get("status"));
        assertEquals(7, event.get("version"));
    }

    @Test
    void an_account_that_was_replaced_reads_the_events_no_longer() throws Exception {
        var person = entryOf(partner);
        seated(database, person, 1);
        assertEquals(1, ids(partner).size());
        Rows.change(
                database,
                "update exam_entry set acting_accounts = '{}' where registration_id = '" + person.registrationId()
                        + "'");
        assertEquals(List.of(), ids(partner));
    }

    @Test
    void the_feed_is_read_on_after_the_cursor() throws Exception {
        var person = entryOf(partner);
        var other = entryOf(candidate);
        var expected = new ArrayList<String>();
        for (int i = 1; i <= 5; i++) {
            seated(database, other, i);
            expected.add(seated(database, person, i).id().toString());
        }
        var found = new ArrayList<String>();
        var after = begin;
        for (int i = 0; i < 3; i++) {
            var page = read(partner, "limit=2&after=" + after);
            found.addAll(page.path("items.id"));
            after = page.path("next");
        }
        assertEquals(expected, found);
        read(partner, "types=" + SeatsAssignedV1.TYPE + "&after=" + begin)
                .then()
                .body("items.size()", equalTo(5));
        read(partner, "types=io.skillcert.exam.certificate-issued.v1&after=" + begin)
                .then()
                .body("items.size()", equalTo(0));
    }

    @Test
    void a_waiting_caller_is_answered_as_soon_as_an_own_event_is_logged() throws Exception {
        var person = entryOf(partner);
        var other = entryOf(candidate);
        var begun = System.nanoTime();
        var waiting = CompletableFuture.supplyAsync(() -> read(partner, "wait=30&after=" + begin));
        seated(database, other, 1);
        seated(database, other, 2);
        var logged = seated(database, person, 1);
        var answer = waiting.get(20, TimeUnit.SECONDS);
        assertEquals(List.of(logged.id().toString()), answer.path("items.id"));
        assertTrue(Duration.ofNanos(System.nanoTime() - begun).toSeconds() < 15);
    }

    @Test
    void a_caller_who_waits_in_vain_gets_no_event_and_a_cursor() {
        read(partner, "wait=1&after=" + begin)
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(0))
                .body("next", equalTo(begin));
    }

    @Test
    void few_callers_of_an_account_and_of_all_accounts_wait_at_once() throws Exception {
        assertEquals(1, refused(429, List.of(partner, partner, partner, partner, partner)));
        var eight = new ArrayList<String>();
        for (int i = 0; i < 8; i++) {
            eight.add("partner." + word());
        }
        assertEquals(2, refused(503, eight));
        read(partner, "wait=1&after=" + begin).then().statusCode(200);
    }

    private int refused(int status, List<String> callers) throws Exception {
        callers.forEach(caller -> as(caller).get("/v1/events")); // with a token
        var threads = Executors.newFixedThreadPool(callers.size());
        try {
            var answers = new ArrayList<CompletableFuture<Response>>();
            for (var caller : callers) {
                answers.add(CompletableFuture.supplyAsync(
                        () -> as(caller).get("/v1/events?wait=5&after=" + begin), threads));
            }
            int refused = 0;
            for (var answer : answers) {
                refused += answer.get(30, TimeUnit.SECONDS).statusCode() == status ? 1 : 0;
            }
            return refused;
        } finally {
            threads.shutdownNow();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "after=x, after",
        "after=-1-1, after",
        "limit=0, limit",
        "limit=501, limit",
        "wait=31, wait",
        "wait=-1, wait",
        "types=io.skillcert.exam.nothing.v1, types",
        "tipes=x, tipes"
    })
    void wrong_parameters_are_named(String query, String field) {
        as("auditor").get("/v1/events?" + query).then().statusCode(400).body("violations[0].field", equalTo(field));
    }

    @Test
    void a_cursor_after_the_end_or_of_another_epoch_is_of_another_log() throws Exception {
        var logged = seated(database, entryOf(partner), 1);
        for (var cursor : List.of("999999999-1", logged.position() + "-" + (LoggedEvents.epoch(database) + 1))) {
            as("auditor")
                    .get("/v1/events?after=" + cursor)
                    .then()
                    .statusCode(410)
                    .body("type", equalTo("urn:skillcert:problem:cursor-of-another-log"));
        }
    }

    @Test
    void a_cursor_of_an_event_that_a_restore_has_lost_is_of_another_log() throws Exception {
        var head = seated(database, entryOf(partner), 1).position();
        var epoch = LoggedEvents.epoch(database);
        Rows.change(database, "update event_log_head set position = position + 5");
        Rows.change(database, "do $$ begin perform end_event_epoch(); end $$");
        ExamScenario.eventually().until(() -> LoggedEvents.epoch(database) > epoch);
        var lost = (head + 2) + "-" + epoch;
        var answer = as("auditor").get("/v1/events?after=" + lost);
        answer.then().statusCode(410).body("type", equalTo("urn:skillcert:problem:cursor-of-another-log"));
        var next = read("auditor", "after=" + head + "-" + epoch).<String>path("next");
        seated(database, entryOf(partner), 2);
        read("auditor", "after=" + next).then().body("items.size()", equalTo(1));
    }

    @Test
    void the_feed_goes_back_90_days() throws Exception {
        Rows.change(
                database,
                "create table event_log_of_feed_test partition of event_log for values"
                        + " from (now() - interval '92 days') to (now() - interval '90 days 12 hours')");
        seated(database, entryOf(partner), 1, 91);
        as("auditor")
                .header("Accept-Language", "en")
                .get("/v1/events?after=" + begin)
                .then()
                .statusCode(410)
                .body("type", equalTo("urn:skillcert:problem:cursor-expired"))
                .body("detail", containsString("without after"));
    }

    @Test
    void officials_and_strangers_have_no_feed() {
        as("registrar").get("/v1/events").then().statusCode(403);
        as("operator").get("/v1/events").then().statusCode(403);
    }

    private List<String> ids(String caller) {
        return read(caller, "after=" + begin).path("items.id");
    }

    private static Response read(String caller, String query) {
        return as(caller)
                .get("/v1/events?" + query)
                .then()
                .statusCode(200)
                .extract()
                .response();
    }
}
