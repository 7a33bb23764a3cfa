package io.skillcert.localstack.cohort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.skillcert.localstack.ApiClient;
import io.skillcert.localstack.simulator.SampleDocument;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Runs a cohort through one exam batch, from registration to payment, by the REST APIs alone. It moves the business clock
 * of the sandbox from date to date.
 */
public final class CohortRun {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_HOLDERS_PER_REQUEST = 200;
    private static final int SEATS_PER_ROOM = 2000;
    private static final String BEFORE_EXAM = "2025-07-26T08:30:00+08:00";
    private static final String EXAM = "2025-07-26T09:00:00+08:00";
    private static final int NOT_FOUND = 404;
    private static final long EVENT_TIMEOUT_SECONDS = 120;
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Services services;
    private final People people;
    private final List<CohortRow> rows = new ArrayList<>();
    private final List<CohortReport.Row> report = new ArrayList<>();
    private final Map<String, Integer> rowOfRegistration = new HashMap<>();
    private final Consumer<String> progress;
    private final Optional<Path> sampleItems;
    private final List<String> examples = new ArrayList<>();
    private String batchId;

    /**
     * A run of a cohort.
     *
     * @param file its rows; null where a row does not fit the header
     * @param sampleItems the folder with the items of the exam on computers; without it all scores are entered
     */
    public CohortRun(
            Services services, List<Map<String, String>> file, Optional<Path> sampleItems, Consumer<String> progress) {
        this.sampleItems = sampleItems;
        this.services = services;
        this.people = new People(rows);
        this.progress = progress;
        for (var row : file) {
            rows.add(row == null ? null : new CohortRow(row));
            report.add(new CohortReport.Row(report.size() + 1));
        }
    }

    /** Runs all phases. If one fails, the rows keep the outcomes that they have reached. */
    public void run() {
        register();
        if (!rowOfRegistration.isEmpty() && report.stream().anyMatch(CohortReport.Row::isConfirmed)) {
            seat();
            var scoring = new ScoringPhase(services, batch(""), rows, rowOfRegistration);
            scoring.accredit();
            var sat = sampleItems.map(this::holdExam).orElseGet(Set::of);
            clock("2025-07-27T18:00:00+08:00");
            progress.accept("2025-07-27  entering scores");
            scoring.run(entries(), sat);
            clock("2025-08-01T10:00:00+08:00");
            publish();
            recordBases();
            clock("2025-08-11T10:00:00+08:00");
            issue();
            claim();
        }
    }

    private void register() {
        clock("2025-07-03T09:00:00+08:00");
        batchId =
                new RegistrationPhase(services.registration(), people, rows, report, rowOfRegistration, progress).run();
    }

    /**
     * Registers and seats the cohort, and opens the theory exam on 26 July 2025 at nine without sitting it.
     *
     * @throws IllegalStateException if no row is of a candidate who sits theory on a computer
     */
    public ExamRoom openRoom() {
        register();
        seat();
        new ScoringPhase(services, batch(""), rows, rowOfRegistration).accredit();
        var exam = new ComputerExam(services, batch(""), rows, rowOfRegistration, people, sampleItems.orElseThrow());
        exam.prepare(entries());
        if (exam.candidates() == 0) {
            throw new IllegalStateException("the cohort has nobody who sits theory on a computer");
        }
        clock(BEFORE_EXAM);
        var places = exam.checkIn();
        clock(EXAM);
        return new ExamRoom(exam, List.copyOf(places.values()));
    }

    /** Has candidates sit theory on computers, and returns their registrations. */
    private Set<String> holdExam(Path samples) {
        var exam = new ComputerExam(services, batch(""), rows, rowOfRegistration, people, samples);
        exam.prepare(entries());
        if (exam.candidates() == 0) {
            return Set.of();
        }
        progress.accept("2025-07-26  " + exam.candidates() + " candidates sit theory on computers");
        clock(BEFORE_EXAM);
        var admitted = exam.admit(exam.checkIn());
        clock(EXAM);
        var sat = exam.sit(admitted);
        await("exam-service to mark " + sat.size() + " attempts", () -> exam.isMarked(sat));
        examples.addAll(exam.example(sat.get(0)));
        return sat.stream().map(ComputerExam.Sat::registration).collect(Collectors.toSet());
    }

    /** Lines that show one candidate's receipt and one explained mark; empty if nobody sat on a computer. */
    public List<String> examples() {
        return List.copyOf(examples);
    }

    /** Returns the outcomes that the rows have reached so far. */
    public CohortReport report(CohortReport.Seconds seconds) {
        return new CohortReport(List.copyOf(report), CohortReport.Totals.of(report), seconds);
    }

    private void clock(String now) {
        services.all().forEach(service -> service.moveClock(now));
    }

    private void seat() {
        progress.accept("2025-07-14  waiting until exam-service has received the registrations");
        clock("2025-07-14T09:00:00+08:00");
        var confirmed =
                (int) report.stream().filter(CohortReport.Row::isConfirmed).count();
        await("exam-service to receive " + confirmed + " registrations", () -> receivedEntries() == confirmed);
        progress.accept("2025-07-14  seating " + confirmed + " candidates");
        var sessions = JSON.createArrayNode();
        sessions(sessions, "THEORETICAL_KNOWLEDGE", "2025-07-26T09:00:00+08:00", confirmed);
        sessions(sessions, "OPERATIONAL_SKILLS", "2025-07-27T09:00:00+08:00", confirmed);
        sessions(sessions, "COMPREHENSIVE_REVIEW", "2025-07-27T14:00:00+08:00", confirmed);
        services.exam().post("exam-officer", batch("/seat-assignments"), Map.of("sessions", sessions));
    }

    /** Returns the number of entries; exam-service creates the batch with the first registration it receives. */
    private int receivedEntries() {
        try {
            return entries().size();
        } catch (ApiClient.ApiException e) {
            if (e.status() == NOT_FOUND) {
                return 0;
            }
            throw e;
        }
    }

    private List<JsonNode> entries() {
        return services.exam().list("exam-officer", batch("/entries"));
    }

    private static void sessions(ArrayNode sessions, String subject, String startsAt, int candidates) {
        for (int room = 0; room * SEATS_PER_ROOM < candidates; room++) {
            sessions.addObject()
                    .put("subject", subject)
                    .put("site", "Shenzhen site 1")
                    .put("room", Integer.toString(101 + room))
                    .put("seats", SEATS_PER_ROOM)
                    .put("startsAt", startsAt);
        }
    }

    private void publish() {
        progress.accept("2025-08-01  publishing results");
        services.exam().post("exam-officer", batch("/publication"), Map.of());
        await("the publication to be complete", () -> services.exam()
                .get("exam-officer", batch("/publication"))
                .get("complete")
                .asBoolean());
        for (var item : services.exam().list("exam-officer", batch("/results"))) {
            var row =
                    report.get(rowOfRegistration.get(item.get("registrationId").asText()));
            var result = item.get("result");
            row.outcome = result.get("outcome").asText();
            row.subjects = new LinkedHashMap<>();
            result.get("subjects")
                    .forEach(subject -> row.subjects.put(
                            subject.get("subject").asText(),
                            subject.get("status").asText()));
            row.resit = texts(result.get("resit").get("subjects"));
        }
    }

    /** Records the facts about the holders. If two rows are about one person, the later known fact counts. */
    private void recordBases() {
        var holders = new LinkedHashMap<String, ObjectNode>();
        rowOfRegistration.values().stream().sorted().map(rows::get).forEach(row -> {
            var holder = holders.computeIfAbsent(row.person(), key -> {
                var created = JSON.createObjectNode()
                        .put("identityType", row.get("identity_type"))
                        .put("identityNumber", row.get("identity_number").toUpperCase(Locale.ROOT));
                created.putObject("bases");
                return created;
            });
            ((ObjectNode) holder.get("bases")).setAll(row.bases());
        });
        var all = List.copyOf(holders.values());
        for (int from = 0; from < all.size(); from += MAX_HOLDERS_PER_REQUEST) {
            var some = all.subList(from, Math.min(from + MAX_HOLDERS_PER_REQUEST, all.size()));
            services.subsidy().post("subsidy-officer.2", "/v1/register-facts", Map.of("holders", some));
        }
    }

    private void issue() {
        progress.accept("2025-08-11  issuing certificates");
        services.exam().post("exam-officer", batch("/certificates"), Map.of());
        var rowOfCertificate = new HashMap<String, CohortReport.Row>();
        for (var certificate : services.exam().list("exam-officer", batch("/certificates"))) {
            var row = report.get(
                    rowOfRegistration.get(certificate.get("registrationId").asText()));
            row.certificateNumber = certificate.get("number").asText();
            rowOfCertificate.put(row.certificateNumber, row);
        }
        await(
                "subsidy-service to assess " + rowOfCertificate.size() + " certificates",
                () -> entitlements(rowOfCertificate).size() == rowOfCertificate.size());
        for (var entitlement : entitlements(rowOfCertificate)) {
            var row = rowOfCertificate.get(entitlement.get("certificateNumber").asText());
            row.subsidy = entitlement.get("outcome").asText();
            row.amount = entitlement.get("amount").asText();
            row.openRules = openRules(entitlement.get("decision"));
        }
    }

    private static List<String> openRules(JsonNode decision) {
        var open = new ArrayList<String>();
        decision.get("findings").forEach(finding -> {
            if (!finding.get("verdict").asText().equals("MET")) {
                open.add(finding.get("rule").asText());
            }
        });
        return open;
    }

    private List<JsonNode> entitlements(Map<String, CohortReport.Row> rowOfCertificate) {
        return services.subsidy().list("subsidy-officer", "/v1/entitlements").stream()
                .filter(entitlement -> rowOfCertificate.containsKey(
                        entitlement.get("certificateNumber").asText()))
                .toList();
    }

    /** Claims, decides and pays the subsidies of those who have passed, like the last phase of {@link #run}. */
    public void claim() {
        clock("2025-08-12T09:00:00+08:00");
        progress.accept("2025-08-12  claiming");
        var claiming = new ArrayList<Integer>();
        for (int i = 0; i < rows.size(); i++) {
            if (report.get(i).isPassed()) {
                if (rows.get(i).claims()) {
                    claiming.add(i);
                } else {
                    report.get(i).claim = "NOT_CLAIMED";
                }
            }
        }
        var claims = new PayoutPhase(services.subsidy(), people, this::clock, progress)
                .run(people.map(claiming, this::makeClaim));
        claims.forEach((i, claim) -> {
            report.get(i).openRules = openRules(claim.get("decision"));
            report.get(i).claim = claim.get("status").asText();
        });
    }

    private JsonNode makeClaim(int index) {
        var claim = services.subsidy().post("partner", "/v1/claims", claim(index));
        showAccount(claim.get("id").asText());
        return claim;
    }

    /** Uploads a document that shows the account; without one a claim is referred to an officer. */
    private void showAccount(String claim) {
        var path = "/v1/claims/" + claim + "/evidence?code=BANK_ACCOUNT";
        services.subsidy().upload("partner", path, SampleDocument.MEDIA_TYPE, SampleDocument.content());
    }

    private Map<String, Object> claim(int index) {
        var row = rows.get(index);
        return Map.of(
                "certificateNumber", report.get(index).certificateNumber,
                "identityType", row.get("identity_type"),
                "identityNumber", row.get("identity_number"),
                "name", row.get("name"),
                "bankCode", PayoutPhase.BANK_CODE,
                "bankAccount", row.bankAccount(),
                "formSigned", true);
    }

    private String batch(String path) {
        return "/v1/exam-batches/" + batchId + path;
    }

    private static void await(String what, BooleanSupplier condition) {
        var limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(EVENT_TIMEOUT_SECONDS);
        for (var asked = System.nanoTime(); !condition.getAsBoolean(); asked = System.nanoTime()) {
            if (System.nanoTime() > limit) {
                throw new IllegalStateException("timed out waiting for " + what);
            }
            try {
                // Half of the time at most is spent on asking: the lists of a large cohort are long.
                TimeUnit.NANOSECONDS.sleep(Math.max(POLL_NANOS, System.nanoTime() - asked));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
