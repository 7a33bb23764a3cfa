package io.skillcert.registration.letter;

import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.registration.RegistrationScenario.aCandidate;
import static io.skillcert.registration.RegistrationScenario.anEligibleApplicant;
import static io.skillcert.registration.RegistrationScenario.anOpenBatch;
import static io.skillcert.registration.RegistrationScenario.bind;
import static io.skillcert.registration.RegistrationScenario.change;
import static io.skillcert.registration.RegistrationScenario.register;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.skillcert.job.Job;
import io.skillcert.job.JobRunner;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.localstack.testing.MailServer;
import io.skillcert.localstack.testing.MailServer.Mail;
import io.skillcert.localstack.testing.Rows;
import io.skillcert.notification.NotificationConfig;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.Readiness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Notifications that a letter is ready, by e-mail to a real SMTP server and as text messages in files. */
@QuarkusTest
@QuarkusTestResource(
        value = LocalStackResource.class,
        initArgs = @ResourceArg(name = "database", value = "registration"))
class NotificationTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The first attempt, and one after each of the seven delays. */
    private static final int ATTEMPTS = 8;

    @Inject
    DataSource database;

    @Inject
    JobRunner jobs;

    @All
    @Inject
    List<Job> allJobs;

    @Inject
    NotificationConfig config;

    @Inject
    MeterRegistry metrics;

    @Inject
    @Readiness
    Instance<HealthCheck> readiness;

    private final String account = aCandidate();
    private final String email = account + "@example.com";

    @Test
    void a_letter_is_notified_once_with_nothing_about_the_person_in_the_message() throws Exception {
        try (var server = MailServer.start()) {
            stated(contact("zh"));
            var applicant = anEligibleApplicant();
            var registration = registered(applicant);
            CompletableFuture.allOf(
                            CompletableFuture.runAsync(this::sendEmails), CompletableFuture.runAsync(this::sendEmails))
                    .join();
            awaitStatus("SENT");
            sendEmails();
            var mails = server.to(email);
            assertEquals(1, mails.size());
            var mail = mails.get(0);
            assertEquals("no-reply@skills.example", mail.from());
            assertEquals("您有一份新的文书", mail.message().getSubject());
            assertTrue(content(mail).contains("https://skills.example/letters"), content(mail));
            assertEquals("auto-generated", header(mail, "Auto-Submitted"));
            assertEquals("<" + ids().get(0) + "@skills.example>", header(mail, "Message-ID"));
            for (var personal : List.of(
                    applicant.at("/holder/name").asText(),
                    applicant.at("/holder/identityNumber").asText(),
                    registration.path("id").asText(),
                    account,
                    "报名")) {
                assertFalse((mail.message().getSubject() + content(mail)).contains(personal), personal);
            }
        }
    }

    @Test
    void the_message_is_in_the_language_that_the_user_has_chosen() throws Exception {
        try (var server = MailServer.start()) {
            stated(contact("en"));
            registered(anEligibleApplicant());
            sendEmails();
            awaitStatus("SENT");
            var mail = server.to(email).get(0);
            assertEquals("A letter is ready for you", mail.message().getSubject());
            assertTrue(content(mail).contains("Skillcert has a letter for you."), content(mail));
        }
    }

    @Test
    void a_text_message_is_left_for_the_gateway_in_a_file_that_only_the_service_reads() throws Exception {
        var contact = contact("zh");
        contact.put("mobile", mobile());
        contact.put("optOut", List.of("EMAIL"));
        stated(contact).body("mobile", equalTo("+86" + mobile()));
        registered(anEligibleApplicant());
        run("send-text-messages");
        awaitStatus("SENT");
        var lines = new ArrayList<JsonNode>();
        var directory = config.smsDirectory().orElseThrow();
        try (var files = Files.list(directory)) {
            for (var file : files.toList()) {
                assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
                for (var line : Files.readAllLines(file)) {
                    lines.add(JSON.readTree(line));
                }
            }
        }
        var ours = lines.stream()
                .filter(line -> line.path("to").asText().equals("+86" + mobile()))
                .toList();
        assertEquals(1, ours.size(), lines::toString);
        assertEquals(ids().get(0), ours.get(0).path("id").asText());
        assertEquals(
                "您有一份新的文书，请登录 https://skills.example/letters 查阅。",
                ours.get(0).path("text").asText());
        assertTrue(ours.get(0).path("text").asText().length() <= 70);
    }

    @Test
    void who_opts_out_or_has_stated_nothing_is_not_notified() throws Exception {
        registered(anEligibleApplicant());
        assertEquals(List.of(), ids());
        var contact = contact("zh");
        contact.put("optOut", List.of("EMAIL"));
        stated(contact);
        registered(anEligibleApplicant());
        assertEquals(List.of(), ids());
    }

    @Test
    void opting_out_stops_what_waits() throws Exception {
        stated(contact("zh"));
        registered(anEligibleApplicant());
        assertEquals(1, ids().size());
        var contact = contact("zh");
        contact.put("optOut", List.of("EMAIL"));
        stated(contact);
        assertEquals(List.of(), ids());
        as(account).delete("/v1/contact").then().statusCode(204);
        as(account).get("/v1/contact").then().statusCode(404);
        as(account).delete("/v1/contact").then().statusCode(404);
    }

    @Test
    void the_account_bound_to_the_person_is_notified_too_and_a_stranger_of_the_same_person_is_not() throws Exception {
        var applicant = anEligibleApplicant();
        var stranger = aCandidate();
        var other = contact("zh");
        other.put("email", stranger + "@example.com");
        as(stranger).body(other).put("/v1/contact").then().statusCode(200);
        var byPartner = register("partner", anOpenBatch(), applicant)
                .statusCode(201)
                .extract()
                .<String>path("id");
        register(stranger, anOpenBatch(), applicant).statusCode(201);
        assertEquals(1, ids(stranger).size());
        stated(contact("zh"));
        bind(account, "registrar", byPartner);
        change("registrar", byPartner, "approval", 0).statusCode(200);
        assertEquals(1, ids().size());
        assertEquals(1, ids(stranger).size());
    }

    @Test
    void what_could_not_be_sent_is_sent_later_with_the_same_id() throws Exception {
        stated(contact("zh"));
        registered(anEligibleApplicant());
        sendEmails();
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> column("last_failure")
                .equals(List.of("UNREACHABLE")));
        assertEquals(List.of("PENDING"), column("status"));
        assertEquals(List.of("1"), column("attempts"));
        assertEquals(List.of("t"), column("next_attempt_at - created_at between interval '1 minute' and '2 minutes'"));
        try (var server = MailServer.start()) {
            becomeDue();
            sendEmails();
            awaitStatus("SENT");
            assertEquals(
                    List.of("<" + ids().get(0) + "@skills.example>"),
                    server.to(email).stream()
                            .map(mail -> header(mail, "Message-ID"))
                            .toList());
        }
    }

    @Test
    void what_a_server_refuses_fails_at_last_is_seen_by_operators_and_sent_when_they_retry_it() throws Exception {
        try (var server = MailServer.start()) {
            server.refuse(true);
            stated(contact("zh"));
            registered(anEligibleApplicant());
            for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
                becomeDue();
                sendEmails();
                awaitAttempts(attempt);
            }
            awaitStatus("FAILED");
            var id = ids().get(0);
            var listed = as("operator")
                    .get("/v1/failed-notifications?limit=200")
                    .then()
                    .statusCode(200)
                    .body("items.id", hasItem(id))
                    .body("items.lastFailure", hasItems("REFUSED"))
                    .extract()
                    .asString();
            assertFalse(listed.contains(account) || listed.contains(email), listed);
            run("measure-notifications");
            assertTrue(metrics.get("skillcert.notifications.failed").gauge().value() >= 1);
            assertTrue(failedInReadiness() >= 1);
            server.refuse(false);
            retry("candidate", id).statusCode(403);
            retry("auditor", id).statusCode(403);
            retry("operator", id)
                    .statusCode(200)
                    .body("status", equalTo("PENDING"))
                    .body("attempts", equalTo(0));
            sendEmails();
            awaitStatus("SENT");
            assertEquals(1, server.to(email).size());
            retry("operator", id)
                    .statusCode(409)
                    .body("type", equalTo("urn:skillcert:problem:notification-not-failed"));
            as("auditor").get("/v1/failed-notifications?limit=200").then().body("items.id", not(hasItem(id)));
        }
    }

    @Test
    void a_server_that_refuses_many_messages_is_still_asked() throws Exception {
        try (var server = MailServer.start()) {
            server.refuse(true);
            stated(contact("zh"));
            registered(anEligibleApplicant());
            for (int i = 0; i < 30; i++) {
                changeRow("attempts = 0");
                becomeDue();
                sendEmails();
                awaitAttempts(1);
            }
            server.refuse(false);
            becomeDue();
            sendEmails();
            awaitStatus("SENT");
            assertEquals(1, server.to(email).size());
        }
    }

    @Test
    void what_another_replica_is_sending_is_left_to_it_until_its_lease_ends() throws Exception {
        stated(contact("zh"));
        registered(anEligibleApplicant());
        sendEmails();
        awaitAttempts(1);
        changeRow("leased_until = 'infinity', next_attempt_at = '2025-01-01'");
        try (var server = MailServer.start()) {
            sendEmails();
            assertEquals(List.of(), server.to(email));
            assertEquals(List.of("1"), column("attempts"));
            changeRow("leased_until = clock_timestamp() - interval '1 second'");
            sendEmails();
            awaitStatus("SENT");
            assertEquals(1, server.to(email).size());
        }
    }

    @Test
    void an_account_gets_twenty_notifications_a_day_at_most() throws Exception {
        stated(contact("zh"));
        var registration = registered(anEligibleApplicant()).path("id").asText();
        Rows.change(
                database,
                """
                with written as (
                    insert into letter (id, case_id, number, kind, dated_on)
                    select gen_random_uuid(), '%s', n, 'REGISTRATION_ACCEPTED', '2025-07-03'
                    from generate_series(2, 20) n returning id)
                insert into notification (id, letter_id, account, channel, status, attempts, created_at, finished_at)
                select gen_random_uuid(), id, '%s', 'EMAIL', 'SENT', 1, '2025-07-03T09:00+08:00', '2025-07-03T09:00+08:00'
                from written"""
                        .formatted(registration, account));
        assertEquals(20, ids().size());
        registered(anEligibleApplicant());
        assertEquals(20, ids().size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@example.com\r\nBcc: b@example.com",
                "a@example.com\nSubject: b",
                "a@example.com,b@example.com",
                "<a@example.com>",
                "\"a b\"@example.com",
                "a b@example.com",
                "a@localhost",
                "a@example..com",
                "张三@example.com",
                "a"
            })
    void what_is_no_plain_address_is_refused(String address) {
        var contact = contact("zh");
        contact.put("email", address);
        as(account).body(contact).put("/v1/contact").then().statusCode(400).body("violations.field", hasItem("email"));
        as(account).get("/v1/contact").then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"12800000000", "1380000000", "+442071838750", "+881612345678", "+86 13800000000", "10086"})
    void what_is_no_mobile_number_of_the_region_is_refused(String number) {
        var contact = contact("zh");
        contact.put("mobile", number);
        as(account).body(contact).put("/v1/contact").then().statusCode(400).body("violations.field", hasItem("mobile"));
    }

    @Test
    void an_address_is_needed_and_a_known_language() {
        as(account)
                .body(Map.of("language", "zh", "optOut", List.of()))
                .put("/v1/contact")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("email"));
        as(account)
                .body(contact("fr"))
                .put("/v1/contact")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("language"));
        as("partner").body(contact("zh")).put("/v1/contact").then().statusCode(403);
    }

    @Test
    void addresses_are_stored_encrypted_and_deleted_with_the_person() throws Exception {
        stated(contact("zh"));
        assertEquals(
                List.of("0"),
                Rows.texts(
                        database,
                        "select position(convert_to('example', 'utf8') in encrypted_email) from contact where account = '"
                                + account + "'"));
        var id = registered(anEligibleApplicant()).path("id").asText();
        change(account, id, "withdrawal", 0).statusCode(200);
        as("registrar")
                .body(Map.of("registrationId", id, "reason", "letter"))
                .post("/v1/consent-withdrawals")
                .then()
                .statusCode(200)
                .body("state", equalTo("ERASED"));
        as(account).get("/v1/contact").then().statusCode(404);
        assertEquals(List.of(), ids());
    }

    private Map<String, Object> contact(String language) {
        return new HashMap<>(Map.of("email", email, "language", language, "optOut", List.of()));
    }

    private ValidatableResponse stated(Map<String, Object> contact) {
        return as(account).body(contact).put("/v1/contact").then().statusCode(200);
    }

    private JsonNode registered(ObjectNode applicant) {
        return register(account, anOpenBatch(), applicant)
                .statusCode(201)
                .extract()
                .as(JsonNode.class);
    }

    /** A fictional number, of the account alone. */
    private String mobile() {
        return "138%08d".formatted(Math.floorMod(account.hashCode(), 100_000_000));
    }

    private static ValidatableResponse retry(String caller, String id) {
        return as(caller).post("/v1/failed-notifications/" + id + "/retry").then();
    }

    private long failedInReadiness() {
        return readiness.stream()
                .map(HealthCheck::call)
                .filter(check -> check.getName().equals("notifications"))
                .map(check -> (Long) check.getData().orElseThrow().get("failed"))
                .findFirst()
                .orElseThrow();
    }

    private void sendEmails() {
        run("send-emails");
    }

    private void run(String name) {
        allJobs.stream().filter(job -> job.name().equals(name)).forEach(jobs::runNow);
    }

    private void awaitStatus(String status) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertEquals(
                        List.of(status),
                        column("status"),
                        column("concat_ws(' ', attempts, last_failure, next_attempt_at, leased_until)")
                                .toString()));
    }

    /** Waits until an attempt has ended. */
    private void awaitAttempts(int attempts) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> column(
                        "attempts || ' ' || (leased_until <= clock_timestamp())")
                .equals(List.of(attempts + " true")));
    }

    private void becomeDue() throws SQLException {
        changeRow("next_attempt_at = '2025-01-01'");
    }

    private void changeRow(String assignments) throws SQLException {
        Rows.change(
                database,
                "update notification set " + assignments + " where status = 'PENDING' and account = '" + account + "'");
    }

    private List<String> ids() throws SQLException {
        return ids(account);
    }

    private List<String> ids(String candidate) throws SQLException {
        return Rows.texts(
                database, "select id from notification where account = '" + candidate + "' order by created_at, id");
    }

    private List<String> column(String column) throws SQLException {
        return Rows.texts(database, "select " + column + " from notification where account = '" + account + "'");
    }

    private static String content(Mail mail) {
        try {
            return mail.message().getContent().toString();
        } catch (IOException | jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String header(Mail mail, String name) {
        try {
            return String.join("\n", mail.message().getHeader(name));
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
