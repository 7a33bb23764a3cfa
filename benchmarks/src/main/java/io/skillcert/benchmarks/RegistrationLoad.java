package io.skillcert.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.skillcert.localstack.cluster.Cluster;
import io.skillcert.localstack.cluster.Replica;
import io.skillcert.localstack.server.Tokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** One replica of registration-service, run as an image runs it, with a batch that takes registrations today. */
final class RegistrationLoad implements AutoCloseable {

    /** Stands for the number of the next person. */
    static final String SOMEBODY = "E10000000";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SERVICE = "registration-service";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Cluster cluster;
    private final Replica service;
    private final Tokens tokens;
    private String batch;
    private String commitment;
    private int inCohorts = 10_000_000;

    private RegistrationLoad(Cluster cluster) {
        this.cluster = cluster;
        this.service = cluster.replicas().get(0);
        this.tokens = cluster.tokens();
    }

    static RegistrationLoad start(Path root) throws Exception {
        var cluster = Cluster.prepare(root, List.of(SERVICE), 1);
        try {
            var replica = cluster.replicas().get(0);
            AsImages.set(replica);
            // No way round, no clock to move.
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

    String database() {
        return cluster.jdbcUrl("registration");
    }

    URI address(String path) {
        return service.ownAddress().resolve(path);
    }

    String token(String role) {
        return tokens.of(role);
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
        batch = answer(request("/v1/exam-batches", "registrar").POST(body(plan)))
                .get("id")
                .asText();
        commitment = answer(request("/v1/commitment", "partner").GET())
                .get("version")
                .asText();
    }

    /** The body of a registration, by training, to level 5. */
    String registration(String passport) throws IOException {
        return JSON.writeValueAsString(Map.of(
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
    static String check() throws IOException {
        return JSON.writeValueAsString(
                Map.of("occupationCode", "4-04-05-05", "on", "2025-07-03", "candidate", facts()));
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
        return answer(request(path, "partner")
                .setHeader("Content-Type", "text/csv")
                .POST(HttpRequest.BodyPublishers.ofString(file)));
    }

    JsonNode cohortImport(String id) throws Exception {
        return answer(request("/v1/cohort-imports/" + id, "partner").GET());
    }

    JsonNode register(String passport) throws Exception {
        return answer(newRegistration(passport));
    }

    HttpRequest.Builder newRegistration(String passport) throws IOException {
        return request("/v1/registrations", "partner")
                .POST(HttpRequest.BodyPublishers.ofString(registration(passport)));
    }

    private static HttpRequest.BodyPublisher body(Object value) throws IOException {
        return HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(value));
    }

    private HttpRequest.Builder request(String path, String role) {
        return HttpRequest.newBuilder(address(path))
                .header("Authorization", "Bearer " + token(role))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Content-Type", "application/json");
    }

    private JsonNode answer(HttpRequest.Builder request) throws Exception {
        var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(answer.uri() + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    /** So many clients that register somebody else each time. */
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
                        .formatted(registration(SOMEBODY), SOMEBODY, token("partner"));
        return new Wrk(address("/v1/registrations"), lua, clients);
    }

    @Override
    public void close() {
        cluster.close();
    }
}
