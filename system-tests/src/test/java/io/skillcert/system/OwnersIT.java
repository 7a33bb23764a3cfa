package io.skillcert.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.skillcert.system.Operations.Operation;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Calls every operation on a resource of a candidate or partner: only its owner can see it. */
class OwnersIT extends OperationCalls {

    private static final List<String> OWNERS = List.of("candidate", "partner");
    private static final String LESSON = "L5-DC-COLLECT";
    private static final String PDF =
            "%PDF-1.1\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
                    + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF";

    @Test
    void only_the_owner_sees_a_resource() throws Exception {
        int tried = 0;
        for (var owner : OWNERS) {
            var owned = owned(owner);
            for (var operation : operationsOn(owned, owner)) {
                var others = asked(operation, owned, owner + ".2");
                expect(others == 404, operation, owner + ".2", others);
                var status = asked(operation, owned, owner);
                expect(status != 404 && status != 403, operation, owner, status);
                tried++;
            }
        }
        assertNothingWrong();
        assertTrue(tried > 40, "only " + tried + " operations");
    }

    /** Returns the operations on the resources; DELETE comes last. */
    private static List<Operation> operationsOn(Map<String, String> owned, String owner) {
        return operations.stream()
                .filter(operation -> operation.roles().contains(owner))
                .filter(operation -> owned.containsKey(prefix(operation)))
                .sorted(Comparator.comparing(operation -> operation.method().equals("DELETE")))
                .toList();
    }

    private static String prefix(Operation operation) {
        var end = operation.path().indexOf('}');
        return end < 0 ? "" : operation.path().substring(0, end + 1);
    }

    private int asked(Operation operation, Map<String, String> owned, String client) throws Exception {
        var path = operation
                .path()
                .replace("{id}", owned.get(prefix(operation)))
                .replace("{enrolment}", owned.getOrDefault("{enrolment}", NOBODY))
                .replace("{code}", LESSON)
                .replace("{number}", "1"); // the first letter
        var query = operation.has("code") && !operation.path().contains("{code}") ? "?code=IDENTITY" : "";
        var body = operation.path().endsWith("/documents") && operation.method().equals("POST")
                ? PDF
                : inBatch(operation, owned.get("batch"));
        return send(request(operation, URI.create(operation.server() + path + query), stack.tokenOf(client), body))
                .statusCode();
    }

    /** Returns the example body, with the id of an existing batch. */
    private static String inBatch(Operation operation, String batch) {
        return operation
                .example()
                .filter(body -> body.has("batchId"))
                .map(body ->
                        ((ObjectNode) body.deepCopy()).put("batchId", batch).toString())
                .orElseGet(() -> example(operation));
    }

    /** Creates resources and returns their ids by the beginning of their path. */
    private Map<String, String> owned(String owner) throws Exception {
        var owned = new HashMap<String, String>();
        var batch = batch();
        owned.put("batch", batch);
        var registration = register(owner, batch);
        owned.put("/v1/registrations/{id}", registration);
        owned.put("/v1/documents/{id}", document(owner, registration));
        owned.put(
                "/v1/registration-drafts/{id}",
                made(owner, "/v1/registration-drafts", "{}").get("id").asText());
        if (owner.equals("partner")) {
            owned.put("/v1/cohorts/{id}", cohort(batch));
            owned.put("/v1/cohort-imports/{id}", cohortImport(batch));
            var claim = read("/v1/claims?limit=1").at("/items/0");
            owned.put("/v1/claims/{id}", claim.get("id").asText());
            owned.put("/v1/decisions/{id}", claim.get("decisionId").asText());
            train(owned);
        }
        return owned;
    }

    private String batch() throws Exception {
        var now = JSON.readTree(text(HttpRequest.newBuilder(registration("/v1/sandbox/clock")), "operator"));
        var today = OffsetDateTime.parse(now.get("now").asText()).toLocalDate();
        return made("registrar", "/v1/exam-batches", batch(today)).get("id").asText();
    }

    private static String batch(LocalDate today) {
        var batch = JSON.createObjectNode()
                .put("name", UUID.randomUUID().toString())
                .put("occupationCode", "4-04-05-05")
                .put("registrationFrom", today.toString())
                .put("registrationTo", today.plusDays(9).toString())
                .put("reviewTo", today.plusDays(12).toString())
                .put("examFrom", today.plusDays(25).toString())
                .put("examTo", today.plusDays(26).toString());
        batch.putArray("levels").add(5).add(4).add(3);
        return batch.toString();
    }

    private String register(String owner, String batch) throws Exception {
        var request = (ObjectNode) exampleOf("POST", "/v1/registrations");
        return made(owner, "/v1/registrations", request.put("batchId", batch).toString())
                .get("id")
                .asText();
    }

    private String cohort(String batch) throws Exception {
        var request = (ObjectNode) exampleOf("POST", "/v1/cohorts");
        return made("partner", "/v1/cohorts", request.put("batchId", batch).toString())
                .get("id")
                .asText();
    }

    private String cohortImport(String batch) throws Exception {
        var path = "/v1/cohort-imports?batchId=" + batch + "&commitment=1900-01-01";
        var request = HttpRequest.newBuilder(registration(path))
                .header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofString("name,identity_number,level\n张三,x,4\n"));
        return JSON.readTree(text(request, "partner")).get("id").asText();
    }

    private String document(String owner, String registration) throws Exception {
        var path = "/v1/registrations/" + registration + "/documents?code=PHOTO";
        var photo = Project.ROOT.resolve("system-tests/src/test/resources/photo.png");
        var request = HttpRequest.newBuilder(registration(path))
                .header("Content-Type", "image/png")
                .POST(BodyPublishers.ofFile(photo));
        return JSON.readTree(text(request, owner)).get("id").asText();
    }

    private void train(Map<String, String> owned) throws Exception {
        var institution = ((ObjectNode) exampleOf("POST", "/v1/training-institutions"))
                .put("name", UUID.randomUUID().toString())
                .put("account", "partner");
        var course = made("registrar", "/v1/training-institutions", institution.toString())
                .at("/courses/0/id")
                .asText();
        owned.put("/v1/training-courses/{id}", course);
        var people = exampleOf("POST", "/v1/training-courses/{id}/enrolments").toString();
        var enrolments = made("partner", "/v1/training-courses/" + course + "/enrolments", people);
        var enrolment = enrolments.at("/enrolments/0/id").asText();
        owned.put("{enrolment}", enrolment);
        owned.put("/v1/training-enrolments/{enrolment}", enrolment);
    }

    private static JsonNode exampleOf(String method, String path) {
        return operations.stream()
                .filter(operation ->
                        operation.method().equals(method) && operation.path().equals(path))
                .findFirst()
                .flatMap(Operation::example)
                .orElseThrow()
                .deepCopy();
    }

    private JsonNode read(String path) throws Exception {
        return JSON.readTree(
                text(HttpRequest.newBuilder(stack.address("subsidy").resolve(path)), "partner"));
    }

    private JsonNode made(String client, String path, String body) throws Exception {
        var request = HttpRequest.newBuilder(registration(path))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString(body));
        return JSON.readTree(text(request, client));
    }

    private static URI registration(String path) {
        return stack.address("registration").resolve(path);
    }

    private String text(HttpRequest.Builder request, String client) throws Exception {
        var answer = http.send(
                request.header("Authorization", "Bearer " + stack.tokenOf(client))
                        .build(),
                BodyHandlers.ofString());
        assertEquals(2, answer.statusCode() / 100, answer::body);
        return answer.body();
    }
}
