package io.skillcert.subsidy.claim;

import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.of;
import static io.skillcert.localstack.testing.Callers.once;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.skillcert.localstack.simulator.Bank;
import io.skillcert.localstack.testing.Broker;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.localstack.testing.Rows;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/**
 * A person's name, number and account, planted in every field that takes a text, are found in clear in no log, event,
 * metric, error or dump of the database.
 */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "subsidy"))
class CanaryTest extends ClaimFixture {

    @TestHTTPResource(value = "/metrics", management = true)
    URI metrics;

    private static final String NAME = "金丝雀";
    private static final String ACCOUNT = "6222999988887777";

    @Test
    void what_is_personal_is_found_nowhere_in_clear() throws Exception {
        passport = "E87654321";
        nameOnCertificate = NAME;
        var errors = new ArrayList<String>();
        var logs = new CopyOnWriteArrayList<String>();
        var listener = new Listener(logs);
        LogManager.getLogManager().getLogger("").addHandler(listener);
        try {
            goesWrong(errors);
            goesThrough();
        } finally {
            LogManager.getLogManager().getLogger("").removeHandler(listener);
        }
        assertEquals(List.of(), leaks("errors", errors));
        assertTrue(errors.size() > 5);
        assertEquals(List.of(), leaks("logs", logs));
        assertEquals(
                List.of(), leaks("metrics", List.of(as("operator").get(metrics).asString())));
        assertEquals(List.of(), leaks("events", events()));
        assertEquals(List.of(), leaks("dump", dump()));
    }

    private String canaries() {
        return NAME + " " + passport + " " + ACCOUNT;
    }

    /** Each wrong in another way, and each with all of it. */
    private void goesWrong(List<String> errors) throws Exception {
        var number = certified(4);
        var wrong = canary(number);
        wrong.put("bankCode", "102290002916");
        errors.add(claim(wrong).statusCode(400).extract().asString());
        wrong.put("bankAccount", canaries());
        errors.add(claim(wrong).statusCode(400).extract().asString());
        var unknown = canary("S000044030001259999999");
        errors.add(claim(unknown).statusCode(404).extract().asString());
        wrong = canary(number);
        wrong.put("identityType", canaries());
        errors.add(claim(wrong).statusCode(400).extract().asString());
        wrong = canary(number);
        wrong.put(canaries(), canaries());
        errors.add(claim(wrong).statusCode(400).extract().asString());
        errors.add(once("subsidy-officer")
                .contentType("text/csv")
                .body((canaries() + "\n" + canaries() + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/v1/award-files")
                .then()
                .statusCode(400)
                .extract()
                .asString());
        errors.add(reported(sentOfSomebody(), "<x>" + canaries() + "</x>")
                .statusCode(400)
                .extract()
                .asString());
    }

    private String sentOfSomebody() throws Exception {
        var mine = passport;
        nameOnCertificate = "张三";
        var me = person;
        somebodyElse();
        approved(4);
        var batch = sent();
        passport = mine;
        person = me;
        nameOnCertificate = NAME;
        return batch;
    }

    private void goesThrough() throws Exception {
        insured();
        var id = claim(canary(certified(3))).statusCode(201).extract().<String>path("id");
        of("subsidy-officer.2", versionOf(id))
                .body(Map.of("basis", "SOCIAL_INSURANCE", "holds", true, "evidence", canaries(), "reason", canaries()))
                .post("/v1/claims/" + id + "/facts")
                .then()
                .statusCode(200);
        acts("subsidy-officer", id, "review");
        acts("subsidy-officer", id, "decision");
        appropriated("SKILLS_UPGRADING", PLENTY);
        acts("subsidy-approver", id, "approval");
        var batch = sent();
        reported(batch, Bank.reading(fileOf(batch)).answers(payment -> "AC04")).statusCode(200);
        upload("partner", id, "BANK_ACCOUNT", PDF, pdf("another account")).statusCode(201);
        of("partner", versionOf(id))
                .body(Map.of("bankCode", BANK_CODE, "bankAccount", ACCOUNT + "1"))
                .post("/v1/claims/" + id + "/account")
                .then()
                .statusCode(200);
        checked("subsidy-officer.8", id, true).statusCode(200);
        var second = sent();
        reported(second, Bank.reading(fileOf(second)).paysAll()).statusCode(200);
        var refused = claim(canary(certified(4))).statusCode(201).extract().<String>path("id");
        acts("subsidy-officer", refused, "decision");
        acts("partner", refused, "reconsideration");
        acts("subsidy-officer.3", refused, "reconsideration-answer");
        as("auditor").get("/v1/claims/" + id + "/log").then().statusCode(200);
    }

    private void acts(String role, String id, String act) {
        of(role, versionOf(id))
                .body(Map.of("reason", canaries()))
                .post("/v1/claims/" + id + "/" + act)
                .then()
                .statusCode(200);
    }

    private Map<String, Object> canary(String certificate) {
        var content = claimOf(certificate, passport);
        content.put("name", NAME);
        content.put("bankAccount", ACCOUNT);
        content.put("bases", List.of(Map.of("basis", "SOCIAL_INSURANCE", "evidence", canaries())));
        return content;
    }

    private static List<String> events() {
        var broker = new Broker(ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
        return broker.read("subsidy.events").stream()
                .map(event -> event.key() + event.value() + event.headers())
                .toList();
    }

    /** Every row of every table as text; encrypted columns are bytes, shown as they are. */
    private List<String> dump() throws Exception {
        var rows = new ArrayList<String>();
        for (var table : Rows.texts(database, "select tablename::text from pg_tables where schemaname = 'public'")) {
            rows.addAll(Rows.texts(database, "select t::text from " + table + " t"));
            for (var column : Rows.texts(
                    database,
                    "select column_name::text from information_schema.columns where data_type = 'bytea'"
                            + " and table_schema = 'public' and table_name = '" + table + "'")) {
                rows.addAll(Rows.texts(
                        database,
                        "select encode(" + column + ", 'escape') from " + table + " where " + column + " is not null"));
            }
        }
        assertFalse(rows.isEmpty());
        return rows;
    }

    private List<String> leaks(String where, List<String> texts) {
        return texts.stream()
                .filter(text -> text.contains(NAME)
                        || text.contains(passport)
                        || text.contains(ACCOUNT)
                        || text.contains("\\351\\207\\221\\344\\270\\235\\351\\233\\200"))
                .map(text -> where + ": " + text)
                .toList();
    }

    private static final class Listener extends Handler {

        private final List<String> logs;

        Listener(List<String> logs) {
            this.logs = logs;
        }

        @Override
        public void publish(LogRecord entry) {
            var parameters = entry.getParameters() == null ? List.of() : List.of(entry.getParameters());
            var thrown = entry.getThrown() == null ? "" : entry.getThrown().toString();
            logs.add(entry.getMessage() + parameters + thrown);
        }

        @Override
        public void flush() {
            // nothing is held back
        }

        @Override
        public void close() {
            // nothing to close
        }
    }
}
