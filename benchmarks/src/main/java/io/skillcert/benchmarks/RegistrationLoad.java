package io.skillcert.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import io.skillcert.localstack.cluster.Cluster;
import io.skillcert.localstack.cluster.Replica;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One replica of registration-service, as it runs in its image, with a batch that accepts registrations today. */
final class RegistrationLoad implements AutoCloseable {

    /** Is replaced by the number of the next person. */
    static final String SOMEBODY = "E10000000";

    private static final String SERVICE = "registration-service";

    private final Cluster cluster;
    private final Replica service;
    private final ServiceApi api;
    private String batch;
    private String commitment;
    private int inCohorts = 10_000_000;

    private RegistrationLoad(Cluster cluster) {
        this.cluster = cluster;
        this.service = cluster.replicas().get(0);
        this.api = new ServiceApi(cluster.tokens(), service.ownAddress());
    }

    static RegistrationLoad start(Path root) throws Exception {
        var cluster = Cluster.prepare(root, List.of(SERVICE), 1);
        try {
            var replica = cluster.replicas().get(0);
            Machine.useImageJvm(replica);
            // No proxy and no sandbox clock.
            replica.set("REGISTRATION_DB_URL", cluster.jdbcUrl("registration"));
            replica.set("SKILLCERT_SANDBOX", "false");
            replica.start();
            replica.awaitReady(120);
            var load = new RegistrationLoad(cluster);
            load.open();
            return load;
        } catch (Exception e) {
            cluster.close();
            throw e;
        }
    }

    Cluster cluster() {
        return cluster;
    }

    Replica service() {
        return service;
    }

    Database database() {
        return new Database(cluster.jdbcUrl("registration"));
    }

    ServiceApi api() {
        return api;
    }

    StatementLog statementLog() {
        return new StatementLog(cluster.databaseLog(), database());
    }

    private void open() throws Exception {
        var today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        var plan = new TreeMap<String, Object>(Map.of(
                "name", "benchmark",
                "occupationCode", "4-04-05-05",
                "levels", List.of(5),
                "registrationFrom", today.minusDays(1).toString(),
                "registrationTo", today.plusDays(9).toString(),
                "reviewTo", today.plusDays(12).toString(),
                "examFrom", today.plusDays(23).toString(),
                "examTo", today.plusDays(24).toString()));
        batch = api.post("registrar", "/v1/exam-batches", plan).get("id").asText();
        commitment = api.get("partner", "/v1/commitment").get("version").asText();
    }

    /** The body of a registration, by training, to level 5. */
    private String registration(String passport) {
        return ServiceApi.json(Map.of(
                "batchId",
                batch,
                "commitment",
                commitment,
                "application",
                Map.of(
                        "level",
                        5,
                        "holder",
                        Map.of("name", "张三", "identityType", "PASSPORT", "identityNumber", passport),
                        "facts",
                        facts())));
    }

    /** The body of an eligibility check. */
    static String check() {
        return ServiceApi.json(Map.of("occupationCode", "4-04-05-05", "on", "2025-07-03", "candidate", facts()));
    }

    private static Map<String, Object> facts() {
        return Map.of(
                "birthDate",
                "2000-01-01",
                "trainings",
                List.of(Map.of(
                        "level", 5, "standardHours", 60, "completedOn", "2025-06-20", "qualifiedInstitution", true)));
    }

    /** A cohort file of people who are registered for the first time. */
    String cohort(int rows) {
        var text = new StringBuilder(
                "name,identity_type,identity_number,level,birth_date,training_hours,training_completed_on\n");
        for (int i = 0; i < rows; i++) {
            text.append("张三,PASSPORT,C%08d,5,2000-01-01,60,2025-06-20\n".formatted(inCohorts++));
        }
        return text.toString();
    }

    /** Returns the import that begins. */
    JsonNode upload(String file) throws Exception {
        var path = "/v1/cohort-imports?batchId=%s&commitment=%s".formatted(batch, commitment);
        return api.send(api.request("partner", path)
                .setHeader("Content-Type", "text/csv")
                .POST(HttpRequest.BodyPublishers.ofString(file)));
    }

    JsonNode cohortImport(String id) throws Exception {
        return api.get("partner", "/v1/cohort-imports/" + id);
    }

    JsonNode register(String passport) throws Exception {
        return api.send(newRegistration(passport));
    }

    HttpRequest.Builder newRegistration(String passport) {
        return api.request("partner", "/v1/registrations")
                .POST(HttpRequest.BodyPublishers.ofString(registration(passport)));
    }

    /** Returns clients that register another person each time. */
    Wrk registering(int clients) throws IOException {
        var lua =
                """
                local before, after = ([==[%s]==]):match("^(.*)%s(.*)$")
                local headers = {["Content-Type"] = "application/json", ["Authorization"] = "Bearer %s"}
                local sent = 0
                function request()
                    sent = sent + 1
                    local number = string.format("E%%08d%%07d", seed, sent)
                    headers["Idempotency-Key"] = number
                    return wrk.format("POST", nil, headers, before .. number .. after)
                end
                """
                        .formatted(registration(SOMEBODY), SOMEBODY, api.token("partner"));
        return new Wrk(api.address("/v1/registrations"), lua, clients);
    }

    @Override
    public void close() {
        cluster.close();
    }
}
