package io.skillcert.system.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.jwk.JWKSet;
import io.skillcert.localstack.cluster.Cluster;
import io.skillcert.system.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;

/** Calls the services as those do who hold a theory exam of level 4 on computers: exam officers, examiners and invigilators. */
final class SittingClient {

    static final String EXAM = "exam-service";

    private static final String THEORY = "THEORETICAL_KNOWLEDGE";
    private static final int LEVEL = 4;
    private static final int FORMS = 4;
    private static final int MAX_ITEMS_PER_REQUEST = 500;
    private static final int CALLS_PER_SECOND = 60;
    private static final int CONCURRENCY = 6;
    private static final int EVENT_LIMIT_SECONDS = 120;

    private final RetryingClient client;
    private final Cluster cluster;
    private final RegistrationClient registrations;
    private final ExamClient exams;

    SittingClient(RetryingClient client, Cluster cluster) {
        this.client = client;
        this.cluster = cluster;
        var acknowledged = new AcknowledgedWrites();
        registrations = new RegistrationClient(client, acknowledged);
        exams = new ExamClient(client, acknowledged);
    }

    /**
     * Where a candidate sits.
     *
     * @param ticketCode the content of the QR code on the admission ticket
     */
    record Place(String session, int seat, String ticketCode) {}

    void clock(String now) {
        SharedCluster.SERVICES.forEach(service -> client.setClock(service, now));
    }

    /** Registers, seats and checks in candidates; it is half past eight on 26 July, and their papers are approved. */
    List<Place> prepare(int candidates) throws Exception {
        clock("2025-07-03T09:00:00+08:00");
        var batch = registrations.createBatch(LEVEL, "sitting", "2025-07-10", "2025-07-13", "2025-07-26", "2025-07-27");
        var confirmed = register(batch, candidates);
        fillBank();
        await("exam entries of " + candidates, () -> exams.countEntries(batch) == candidates);
        clock("2025-07-14T09:00:00+08:00");
        exams.assignSeats(batch, candidates);
        var session = session(batch);
        assemblePapers(session);
        staff(session);
        clock("2025-07-26T08:30:00+08:00");
        var places = Collections.synchronizedList(new ArrayList<Place>());
        forAll(confirmed, registration -> places.add(checkIn(session, registration)));
        return places;
    }

    private static <T> void forAll(List<T> subjects, PacedExecutor.Command<T> command)
            throws InterruptedException, ExecutionException {
        try (var calls = new PacedExecutor(CALLS_PER_SECOND, CONCURRENCY)) {
            calls.forAll(subjects, command);
        }
    }

    private List<String> register(String batch, int candidates) throws InterruptedException, ExecutionException {
        var commitment = registrations.commitment();
        var confirmed = Collections.synchronizedList(new ArrayList<String>());
        forAll(Collections.nCopies(candidates, batch), any -> {
            var application = TestPersons.next().applicationForLevel4();
            var registration = registrations.register(batch, commitment, application);
            registrations.pay(registrations.approve(registration));
            confirmed.add(registration.get("id").asText());
        });
        return confirmed;
    }

    private void fillBank() throws IOException {
        var known = client.get(EXAM, "exam-officer", "/v1/items?limit=1&status=ACTIVE&level=" + LEVEL);
        if (!known.body().get("items").isEmpty()) {
            return;
        }
        var file = Files.readAllBytes(Project.ROOT.resolve("samples/bank/level-" + LEVEL + ".jsonl"));
        var imported = client.upload(EXAM, "item-author", "/v1/item-imports", "application/x-ndjson", file)
                .orThrow("the import of items")
                .body();
        var created = new ArrayList<String>();
        imported.get("created").forEach(id -> created.add(id.asText()));
        for (int from = 0; from < created.size(); from += MAX_ITEMS_PER_REQUEST) {
            var some = created.subList(from, Math.min(from + MAX_ITEMS_PER_REQUEST, created.size()));
            for (var reviewer : List.of("item-reviewer", "item-reviewer.2")) {
                client.create(
                        EXAM,
                        reviewer,
                        "/v1/item-reviews",
                        Map.of("items", some, "verdict", "APPROVED", "remark", "sample item"));
            }
            client.create(EXAM, "exam-officer", "/v1/item-activations", Map.of("items", some));
        }
    }

    private String session(String batch) {
        return client.list(EXAM, "exam-officer", "/v1/exam-batches/" + batch + "/sessions").stream()
                .filter(session -> session.get("subject").asText().equals(THEORY))
                .map(session -> session.get("id").asText())
                .findFirst()
                .orElseThrow();
    }

    private void assemblePapers(String session) {
        client.create(EXAM, "exam-officer", of(session, "/papers"), Map.of("level", LEVEL, "forms", FORMS))
                .get("papers")
                .forEach(paper -> client.tryToChange(
                                EXAM,
                                "exam-officer.2",
                                "/v1/papers/" + paper.get("id").asText() + "/approval",
                                paper.get("version").asLong(),
                                null)
                        .orThrow("the approval of a paper"));
    }

    private void staff(String session) {
        var account = cluster.tokens().account("examiner");
        // Another test may have accredited the examiner.
        client.tryToCreate(
                EXAM, "exam-officer", "/v1/examiners", Map.of("account", account, "institutionIds", List.of()));
        var examiners = client.list(EXAM, "exam-officer", "/v1/examiners").stream()
                .filter(examiner -> examiner.get("account").asText().equals(account))
                .map(examiner -> examiner.get("id").asText())
                .toList();
        var invigilators = List.of(
                cluster.tokens().account("invigilator"), cluster.tokens().account("invigilator.2"));
        client.put(EXAM, "exam-officer", of(session, "/examiners"), Map.of("examinerIds", examiners));
        client.put(EXAM, "exam-officer", of(session, "/invigilators"), Map.of("accounts", invigilators));
    }

    private Place checkIn(String session, String registration) {
        var path = "/v1/registrations/" + registration + "/admission-ticket";
        await("an admission ticket", () -> client.get(RegistrationClient.SERVICE, "partner", path)
                .isDone());
        var ticket = client.get(RegistrationClient.SERVICE, "partner", path).body();
        var code = ticket.get("code").asText();
        client.create(EXAM, "examiner", of(session, "/check-ins"), Map.of("code", code));
        for (var sitting : ticket.get("sittings")) {
            if (sitting.get("subject").asText().equals(THEORY)) {
                return new Place(session, sitting.get("seat").asInt(), code);
            }
        }
        throw new IllegalStateException("the ticket has no theory");
    }

    /** Returns the code that the invigilator shows in the room now. */
    String roomCode(Place place) {
        return client.create(EXAM, "invigilator", of(place.session(), "/room-codes"), null)
                .get("code")
                .asText();
    }

    /** Releases the machine at a seat; one that is released already stays so. */
    void releaseMachine(Place place) {
        var release = Map.of("seat", place.seat(), "reason", "the machine has failed");
        var answer = client.tryToCreate(EXAM, "invigilator", of(place.session(), "/device-releases"), release);
        if (!answer.text().contains("nothing-to-release")) {
            answer.orThrow("the release of a machine");
        }
    }

    /** Records an interruption of the room, until whose decision no overdue attempt is sealed, and returns its id. */
    String recordInterruption(String session) {
        var interruption = Map.of("from", "2025-07-26T10:00:00+08:00", "cause", "the network of the room has failed");
        return client.create(EXAM, "invigilator", of(session, "/interruptions"), interruption)
                .get("id")
                .asText();
    }

    void refuseInterruption(String session, String interruption) {
        client.create(
                EXAM,
                "invigilator.2",
                of(session, "/interruptions/" + interruption + "/approval"),
                Map.of("decision", "REFUSED"));
    }

    JsonNode record(String attempt) {
        return client.get(EXAM, "auditor", "/v1/attempt-records/" + attempt)
                .orThrow("the record of an attempt")
                .body();
    }

    /** Returns the keys that exam-service publishes. */
    JWKSet publishedKeys() throws ParseException {
        return JWKSet.parse(
                client.get(EXAM, "auditor", "/.well-known/jwks.json").text());
    }

    private static String of(String session, String path) {
        return "/v1/exam-sessions/" + session + path;
    }

    private static void await(String what, BooleanSupplier condition) {
        Awaitility.await(what)
                .atMost(EVENT_LIMIT_SECONDS, TimeUnit.SECONDS)
                .pollInterval(200, TimeUnit.MILLISECONDS)
                .until(condition::getAsBoolean);
    }
}
