package io.skillcert.exam.paper;

import static io.skillcert.exam.ExamScenario.entered;
import static io.skillcert.exam.ExamScenario.exam;
import static io.skillcert.exam.ExamScenario.published;
import static io.skillcert.exam.ExamScenario.session;
import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.clockAt;
import static io.skillcert.localstack.testing.Callers.of;
import static io.skillcert.localstack.testing.Callers.once;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.skillcert.assessment.ItemKind;
import io.skillcert.exam.ExamScenario;
import io.skillcert.exam.bank.BankFixture;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.localstack.testing.Rows;
import io.skillcert.policy.exam.Subject;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Papers of level 5, for which two officers have entered a blueprint of four true/false and four single choices. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "exam"))
class PaperTest extends BankFixture {

    private static final String THEORY = "THEORETICAL_KNOWLEDGE";
    private static boolean bankIsFilled;

    private final UUID batch = UUID.randomUUID();
    private final String room = UUID.randomUUID().toString().substring(0, 8);

    @Inject
    PaperContents contents;

    @Inject
    SeatForms forms;

    private String session;

    @BeforeEach
    void nineAreSeatedInThreeRows() throws Exception {
        clockAt("2025-07-14T09:00");
        if (!bankIsFilled) {
            activated(bank());
            approved(enter(5, blueprint(50)).statusCode(201).extract().path("id"))
                    .statusCode(200);
            bankIsFilled = true;
        }
        entered(batch, 5, 5, 5, 5, 5, 5, 5, 5, 5);
        seat(3);
        session = as("exam-officer")
                .get(exam(batch, "/sessions"))
                .then()
                .extract()
                .path("items.find { it.subject == 'THEORETICAL_KNOWLEDGE' }.id");
    }

    private void seat(int perRow) {
        var theory = new HashMap<>(session(THEORY, room, 9, "2025-07-26T09:00:00+08:00"));
        theory.put("seatsPerRow", perRow);
        once("exam-officer")
                .body(Map.of(
                        "sessions",
                        List.of(theory, session("OPERATIONAL_SKILLS", room, 9, "2025-07-27T09:00:00+08:00"))))
                .post(exam(batch, "/seat-assignments"))
                .then()
                .statusCode(201);
    }

    /** Six items of each kind and function, on three topics. */
    private static List<Map<String, Object>> bank() {
        var items = new ArrayList<Map<String, Object>>();
        for (var function : List.of("ETHICS", "FOUNDATIONS")) {
            for (int i = 0; i < 6; i++) {
                items.add(trueFalse(5, function, function + "-" + i % 3));
                items.add(singleChoice(5, function, function + "-" + i % 3));
            }
        }
        return items;
    }

    private static Map<String, Object> blueprint(int percent) {
        return Map.of(
                "parts",
                List.of(
                        Map.of("kind", "TRUE_FALSE", "count", 4, "points", "10"),
                        Map.of("kind", "SINGLE_CHOICE", "count", 4, "points", "15.00")),
                "weights",
                List.of(
                        Map.of("function", "ETHICS", "percent", percent),
                        Map.of("function", "FOUNDATIONS", "percent", 50)));
    }

    private static ValidatableResponse enter(int level, Map<String, Object> blueprint) {
        return once("exam-officer")
                .body(Map.of(
                        "subject", THEORY,
                        "level", level,
                        "validFrom", "2025-01-01",
                        "blueprint", blueprint,
                        "basis", "resolution 7 of the examining body"))
                .post("/v1/blueprint-entries")
                .then();
    }

    private static ValidatableResponse approved(String blueprint) {
        return of("exam-officer.2", 0)
                .post("/v1/blueprint-entries/" + blueprint + "/approval")
                .then();
    }

    private ValidatableResponse assemble(int level, int forms) {
        return once("exam-officer")
                .body(Map.of("level", level, "forms", forms))
                .post("/v1/exam-sessions/" + session + "/papers")
                .then();
    }

    private List<String> assembled(int forms) {
        return assemble(5, forms)
                .statusCode(200)
                .body("papers", hasSize(forms))
                .extract()
                .path("papers.id");
    }

    private static ValidatableResponse approve(String paper, String officer) {
        return of(officer, 0).post("/v1/papers/" + paper + "/approval").then();
    }

    private List<String> approvedForms(int forms) {
        var papers = assembled(forms);
        papers.forEach(paper -> approve(paper, "exam-officer.2").statusCode(200));
        return papers;
    }

    @Test
    void a_level_without_published_weights_has_papers_by_a_blueprint_of_two_officers() {
        assemble(2, 4).statusCode(409).body("type", equalTo("urn:skillcert:problem:no-blueprint"));
        enter(3, blueprint(50)).statusCode(409).body("type", equalTo("urn:skillcert:problem:blueprint-published"));
        enter(2, blueprint(40)).statusCode(400).body("violations.field", hasItem("blueprint.weights"));
        String entry = enter(2, blueprint(50)).statusCode(201).extract().path("id");
        assemble(2, 4).statusCode(409).body("type", equalTo("urn:skillcert:problem:no-blueprint"));
        of("exam-officer", 0)
                .post("/v1/blueprint-entries/" + entry + "/approval")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:same-person"));
        approved(entry).statusCode(200);
        assemble(2, 4)
                .statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:bank-too-small"))
                .body("detail", containsString("TRUE_FALSE ETHICS: 2"));
        assemble(5, 3).statusCode(400).body("violations.field", hasItem("forms"));
    }

    @Test
    void a_paper_is_approved_by_another_person_and_never_changed_afterwards() throws Exception {
        var first = assembled(4);
        var papers = assembled(5);
        assertEquals(List.of("5"), texts("select count(*) from paper where session_id = '" + session + "'"));
        as("exam-officer").get("/v1/papers/" + first.get(0)).then().statusCode(404);
        approve(papers.get(0), "exam-officer")
                .statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:same-person"));
        approve(papers.get(0), "exam-officer.2").statusCode(200);
        assemble(5, 4).statusCode(409).body("type", equalTo("urn:skillcert:problem:paper-approved"));
        var one = " where id = '" + papers.get(0) + "'";
        assertRefused("approved paper is never changed", "update paper set version = 9" + one);
        assertRefused("approved paper is never changed", "delete from paper" + one);
        assertRefused(
                "paper_by_two_people",
                "update paper set approved_at = now(), approved_by = made_by where id = '" + papers.get(1) + "'");
        assertRefused(
                "otherwise never changed", "update paper set items = items[2:3] where id = '" + papers.get(1) + "'");
    }

    @Test
    void neighbours_never_have_the_same_form_and_the_database_holds_it() throws Exception {
        approvedForms(4);
        var seats = seatForms();
        assertEquals(9, seats.size());
        assertFalse(seats.stream()
                .anyMatch(one -> seats.stream().anyMatch(other -> areNeighboursWithOneForm(one, other, 3))));
        var middle = seats.stream().filter(seat -> seat.number == 5).findFirst().orElseThrow();
        for (var seat : seats) {
            if (seat.number != 5) {
                assertRefused(
                        "neighbours never have the same form",
                        "update seat_form set paper_id = '" + seat.paper + "' where registration_id = '"
                                + middle.registration + "'");
            }
        }
    }

    @Test
    void a_seat_that_is_moved_gives_up_its_form_and_gets_one_that_no_neighbour_has() throws Exception {
        approvedForms(4);
        var moved = seatForms().get(8);
        Rows.change(database, "delete from seat where session_id = '" + session + "' and number = 6");
        Rows.change(database, move(moved, 6));
        assertEquals(7, seatForms().size());
        assertFalse(seatForms().stream().anyMatch(seat -> seat.registration.equals(moved.registration)));
        assertEquals(1, forms.assign(UUID.fromString(session)));
        var seats = seatForms();
        assertEquals(8, seats.size());
        assertFalse(seats.stream()
                .anyMatch(one -> seats.stream().anyMatch(other -> areNeighboursWithOneForm(one, other, 3))));
    }

    @Test
    void a_seat_that_is_moved_while_it_gets_a_form_gives_it_up() throws Exception {
        approvedForms(4);
        var moved = seatForms().get(8);
        Rows.change(database, "delete from seat where session_id = '" + session + "' and number = 6");
        Rows.change(database, "delete from seat_form where registration_id = '" + moved.registration + "'");
        var mover = Executors.newSingleThreadExecutor();
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("insert into seat_form (registration_id, subject, paper_id) values ('"
                    + moved.registration + "', '" + THEORY + "', '" + moved.paper + "')");
            var move = mover.submit(() -> Rows.change(database, move(moved, 6)));
            ExamScenario.eventually()
                    .until(() ->
                            !texts("select pid from pg_locks where not granted").isEmpty() || move.isDone());
            assertFalse(move.isDone());
            connection.commit();
            connection.setAutoCommit(true);
            assertEquals(1, move.get());
        } finally {
            mover.shutdown();
        }
        assertEquals(7, seatForms().size());
    }

    private String move(SeatForm seat, int number) {
        return "update seat set number = " + number + " where session_id = '" + session + "' and registration_id = '"
                + seat.registration + "'";
    }

    private record SeatForm(int number, String registration, String paper) {}

    private List<SeatForm> seatForms() throws SQLException {
        return Rows.texts(
                        database,
                        "select s.number || ' ' || s.registration_id || ' ' || f.paper_id from seat_form f"
                                + " join seat s on s.registration_id = f.registration_id and s.subject = f.subject"
                                + " where s.session_id = '" + session + "' order by s.number")
                .stream()
                .map(row -> row.split(" "))
                .map(row -> new SeatForm(Integer.parseInt(row[0]), row[1], row[2]))
                .toList();
    }

    @Test
    void seats_get_their_forms_again_when_the_rows_are_planned_otherwise() throws Exception {
        approvedForms(5);
        seat(2);
        assertEquals(List.of(), seatForms());
        assertEquals(9, forms.assign(UUID.fromString(session)));
        var seats = seatForms();
        assertFalse(seats.stream()
                .anyMatch(one -> seats.stream().anyMatch(other -> areNeighboursWithOneForm(one, other, 2))));
    }

    private static boolean areNeighboursWithOneForm(SeatForm one, SeatForm other, int perRow) {
        int rows = Math.abs((one.number - 1) / perRow - (other.number - 1) / perRow);
        int columns = Math.abs((one.number - 1) % perRow - (other.number - 1) % perRow);
        return one.number != other.number && rows <= 1 && columns <= 1 && one.paper.equals(other.paper);
    }

    @Test
    void no_seat_has_a_form_before_all_forms_are_approved_and_a_later_seat_gets_one() throws Exception {
        var papers = assembled(4);
        papers.subList(0, 3).forEach(paper -> approve(paper, "exam-officer.2").statusCode(200));
        var person = texts("select registration_id from seat where session_id = '" + session + "'")
                .get(0);
        assertTrue(forms.paperOf(UUID.fromString(person), Subject.THEORETICAL_KNOWLEDGE)
                .isEmpty());
        approve(papers.get(3), "exam-officer.2").statusCode(200);
        var paper = forms.paperOf(UUID.fromString(person), Subject.THEORETICAL_KNOWLEDGE)
                .orElseThrow();
        Rows.change(database, "delete from seat_form where registration_id = '" + person + "'");
        assertEquals(
                paper,
                forms.paperOf(UUID.fromString(person), Subject.THEORETICAL_KNOWLEDGE)
                        .orElseThrow());
    }

    @Test
    void a_paper_holds_its_blueprint_and_opens_with_its_own_key_alone() throws Exception {
        var paper = UUID.fromString(approvedForms(4).get(0));
        var other = UUID.fromString(texts("select id from paper where session_id = '" + session + "' and form = 2")
                .get(0));
        var positions = contents.positions(paper);
        assertEquals(
                IntStream.rangeClosed(1, 8).boxed().toList(),
                positions.stream().map(PaperPosition::position).toList());
        assertEquals(
                4,
                positions.stream()
                        .filter(one -> one.kind() == ItemKind.TRUE_FALSE)
                        .count());
        assertEquals("15.00", positions.get(7).points().toPlainString());
        var encrypted = contents.encryptedContent(paper);
        var document = new ObjectMapper().readTree(decrypted(encrypted, contents.contentKey(paper)));
        assertEquals(8, document.path("items").size());
        assertEquals(8, document.path("items").get(7).path("position").asInt());
        assertEquals(
                4, document.path("items").get(7).path("content").path("options").size());
        assertFalse(document.toString().contains("\"key\""));
        assertThrows(Exception.class, () -> decrypted(encrypted, contents.contentKey(other)));
        as("exam-officer")
                .get("/v1/papers/" + paper + "/content")
                .then()
                .statusCode(200)
                .body("items", hasSize(8))
                .body("items[0].key", nullValue());
    }

    /** As WebCrypto does it. */
    private static String decrypted(byte[] encrypted, String key) throws Exception {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(Base64.getUrlDecoder().decode(key), "AES"),
                new GCMParameterSpec(128, encrypted, 0, 12));
        return new String(cipher.doFinal(encrypted, 12, encrypted.length - 12), StandardCharsets.UTF_8);
    }

    @Test
    void a_paper_is_assembled_again_after_the_bank_has_changed() throws Exception {
        var paper = approvedForms(4).get(1);
        activated(List.of(trueFalse(5, "ETHICS", "ETH-9"), trueFalse(5, "FOUNDATIONS", "FND-9")));
        as("auditor")
                .post("/v1/papers/" + paper + "/replay")
                .then()
                .statusCode(200)
                .body("matches", equalTo(true))
                .body(
                        "digest",
                        equalTo(texts("select digest from paper where id = '" + paper + "'")
                                .get(0)));
    }

    @Test
    void seed_and_digest_are_readable_after_the_publication_alone() throws Exception {
        var paper = approvedForms(4).get(0);
        seeds().statusCode(404);
        var people = texts("select registration_id from seat where session_id = '" + session + "'");
        clockAt("2025-07-28T09:00");
        var scores = new ArrayList<Map<String, Object>>();
        for (var person : people) {
            scores.add(ExamScenario.score(UUID.fromString(person), THEORY, "75"));
            scores.add(ExamScenario.score(UUID.fromString(person), "OPERATIONAL_SKILLS", "75"));
        }
        ExamScenario.scored(batch, scores);
        published(batch);
        seeds().statusCode(200)
                .body("papers", hasSize(1))
                .body("papers[0].seed.length()", equalTo(64))
                .body("papers[0].algorithm", equalTo("assemble/1"))
                .body(
                        "papers[0].digest",
                        equalTo(texts("select digest from paper where id = '" + paper + "'")
                                .get(0)));
    }

    private ValidatableResponse seeds() {
        return RestAssured.given().get(exam(batch, "/paper-seeds")).then();
    }

    @Test
    void two_officers_who_assemble_at_once_leave_one_set_of_papers() throws Exception {
        var officers = Executors.newFixedThreadPool(3);
        var calls = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 3; i++) {
            calls.add(() -> assemble(5, 4).extract().statusCode());
        }
        for (var answer : officers.invokeAll(calls)) {
            assertEquals(200, answer.get());
        }
        officers.shutdown();
        assertEquals(
                List.of("4 1"),
                texts("select count(*) || ' ' || count(distinct digest) from paper where session_id = '" + session
                        + "'"));
    }

    private void assertRefused(String message, String statement) {
        var refusal = assertThrows(SQLException.class, () -> Rows.change(database, statement));
        assertTrue(refusal.getMessage().contains(message), refusal.getMessage());
    }
}
