package io.skillcert.localstack.cohort;

import com.fasterxml.jackson.databind.JsonNode;
import io.skillcert.localstack.ApiClient;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Holds the theory exam on computers for those candidates of levels 4 and 3 whose wanted score some right answers make: a
 * multiple of half a point. The scores of the others come from elsewhere.
 */
final class ComputerExam {

    private static final String THEORY = "THEORETICAL_KNOWLEDGE";
    private static final Set<Integer> LEVELS = Set.of(4, 3);
    private static final BigDecimal STEP = new BigDecimal("0.5");
    private static final int FORMS = 4;
    private static final int MAX_ITEMS_PER_REQUEST = 500;

    private final Services services;
    private final String batchPath;
    private final List<CohortRow> rows;
    private final Map<String, Integer> rowOfRegistration;
    private final People people;
    private final Path samples;
    private final Map<Integer, SampleBank> banks = new HashMap<>();
    private final Map<Integer, Sitter> sitters = new TreeMap<>();

    /** @param samples the folder with the sample items */
    ComputerExam(
            Services services,
            String batchPath,
            List<CohortRow> rows,
            Map<String, Integer> rowOfRegistration,
            People people,
            Path samples) {
        this.services = services;
        this.batchPath = batchPath;
        this.rows = rows;
        this.rowOfRegistration = rowOfRegistration;
        this.people = people;
        this.samples = samples;
    }

    private record Sitter(String registration, int level, BigDecimal score) {}

    /** A sealed attempt and its receipt. */
    record Sat(String registration, String attempt, String receipt) {}

    private ApiClient exam() {
        return services.exam();
    }

    /** Fills the bank and assembles the papers, before the exam day. */
    void prepare(List<JsonNode> entries) {
        for (var entry : entries) {
            var registration = entry.get("registrationId").asText();
            var row = rows.get(rowOfRegistration.get(registration));
            var level = entry.get("level").asInt();
            if (LEVELS.contains(level) && !row.isAbsent("theory")) {
                var score = new BigDecimal(row.get("theory"));
                if (score.remainder(STEP).signum() == 0) {
                    sitters.put(rowOfRegistration.get(registration), new Sitter(registration, level, score));
                }
            }
        }
        var levels = sitters.values().stream().map(Sitter::level).collect(Collectors.toSet());
        levels.forEach(this::fillBank);
        sessionsByRoom().values().forEach(session -> levels.forEach(level -> assemble(session, level)));
    }

    int candidates() {
        return sitters.size();
    }

    private void fillBank(int level) {
        var bank = new SampleBank(samples.resolve("level-" + level + ".jsonl"));
        banks.put(level, bank);
        var known = exam().get("exam-officer", "/v1/items?limit=1&status=ACTIVE&level=" + level);
        if (!known.get("items").isEmpty()) {
            return;
        }
        var created =
                CohortRun.texts(exam().upload("item-author", "/v1/item-imports", "application/x-ndjson", bank.file())
                        .get("created"));
        for (int from = 0; from < created.size(); from += MAX_ITEMS_PER_REQUEST) {
            var some = created.subList(from, Math.min(from + MAX_ITEMS_PER_REQUEST, created.size()));
            for (var reviewer : List.of("item-reviewer", "item-reviewer.2")) {
                exam().post(
                                reviewer,
                                "/v1/item-reviews",
                                Map.of("items", some, "verdict", "APPROVED", "remark", "sample item"));
            }
            exam().post("exam-officer", "/v1/item-activations", Map.of("items", some));
        }
    }

    private static JsonNode theory(JsonNode sittings) {
        for (var sitting : sittings) {
            if (sitting.get("subject").asText().equals(THEORY)) {
                return sitting;
            }
        }
        throw new IllegalStateException("the ticket has no theory");
    }

    private Map<String, String> sessionsByRoom() {
        return exam().list("exam-officer", batchPath + "/sessions").stream()
                .filter(session -> session.get("subject").asText().equals(THEORY))
                .collect(Collectors.toMap(session -> session.get("room").asText(), session -> session.get("id")
                        .asText()));
    }

    private void assemble(String session, int level) {
        var made = exam().post(
                        "exam-officer",
                        "/v1/exam-sessions/" + session + "/papers",
                        Map.of("level", level, "forms", FORMS));
        made.get("papers").forEach(paper -> exam().post(
                        "exam-officer.2",
                        "/v1/papers/" + paper.get("id").asText() + "/approval",
                        paper.get("version").asLong(),
                        null));
    }

    /** Staffs the rooms and checks the candidates in; returns where each sits, by row. */
    Map<Integer, Place> checkIn() {
        var sessions = sessionsByRoom();
        sessions.values().forEach(this::staff);
        return people.map(sitters.keySet(), row -> checkIn(sitters.get(row), sessions));
    }

    /** Where a candidate sits, and the content of the QR code on the admission ticket. */
    record Place(String registration, String session, int seat, int level, String ticketCode) {}

    /** Binds the machines of the candidates and fetches the papers. */
    Map<Integer, ComputerCandidate> admit(Map<Integer, Place> places) {
        return people.map(places.keySet(), row -> {
            var place = places.get(row);
            return new ComputerCandidate(exam(), place.ticketCode(), roomCode(place.session()));
        });
    }

    /** The code that an invigilator shows in the room now. */
    String roomCode(String session) {
        return exam().post("invigilator", "/v1/exam-sessions/" + session + "/room-codes", null)
                .get("code")
                .asText();
    }

    private void staff(String session) {
        var examiner = exam().list("exam-officer", "/v1/examiners").stream()
                .filter(one ->
                        one.get("account").asText().equals(services.tokens().account("examiner")))
                .map(one -> one.get("id").asText())
                .toList();
        exam().put("exam-officer", "/v1/exam-sessions/" + session + "/examiners", Map.of("examinerIds", examiner));
        exam().put(
                        "exam-officer",
                        "/v1/exam-sessions/" + session + "/invigilators",
                        Map.of("accounts", List.of(services.tokens().account("invigilator"))));
    }

    private Place checkIn(Sitter sitter, Map<String, String> sessions) {
        var admission = services.registration()
                .get("partner", "/v1/registrations/" + sitter.registration() + "/admission-ticket");
        var ticket = admission.get("code").asText();
        var sitting = theory(admission.get("sittings"));
        var session = sessions.get(sitting.get("room").asText());
        exam().post("examiner", "/v1/exam-sessions/" + session + "/check-ins", Map.of("code", ticket));
        return new Place(sitter.registration(), session, sitting.get("seat").asInt(), sitter.level(), ticket);
    }

    /** Has all candidates sit their papers. */
    List<Sat> sit(Map<Integer, ComputerCandidate> admitted) {
        var receipts = people.map(sitters.keySet(), row -> {
            var sitter = sitters.get(row);
            return admitted.get(row).sit(sitter.score(), banks.get(sitter.level()));
        });
        var sat = new ArrayList<Sat>();
        receipts.forEach((row, receipt) -> sat.add(
                new Sat(sitters.get(row).registration(), admitted.get(row).attempt(), receipt)));
        return sat;
    }

    /** Whether all sealed attempts are marked. */
    boolean isMarked(List<Sat> sat) {
        return sat.stream()
                .noneMatch(one -> exam().get("exam-officer", "/v1/exam-entries/" + one.registration() + "/markings")
                        .get("markings")
                        .isEmpty());
    }

    /** A receipt and an explained mark, as two lines to print. */
    List<String> example(Sat sat) {
        var marks = exam().get("exam-officer", "/v1/exam-entries/" + sat.registration() + "/markings/" + sat.attempt());
        var mark = marks.get("marks").get(0).get("mark");
        return List.of(
                "Attempt %s: receipt %s, %s of %s points"
                        .formatted(
                                sat.attempt(),
                                sat.receipt(),
                                points(marks.get("marking").get("awarded")),
                                points(marks.get("marking").get("maximum"))),
                "Its first response: %s of %s points (%s), %s"
                        .formatted(
                                points(mark.get("awarded")),
                                points(mark.get("maximum")),
                                mark.get("rule").asText(),
                                mark.get("message").asText()));
    }

    private static String points(JsonNode points) {
        return points.decimalValue().setScale(2, RoundingMode.UNNECESSARY).toPlainString();
    }
}
