package io.skillcert.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.skillcert.client.FakeService.Answer;
import io.skillcert.client.exam.AttemptApi;
import io.skillcert.client.exam.ItemKind;
import io.skillcert.client.exam.PaperApi;
import io.skillcert.client.registration.ExamSubject;
import io.skillcert.client.registration.RegistrationApi;
import io.skillcert.client.subsidy.ClaimApi;
import io.skillcert.client.subsidy.Verdict;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the services answer as they have stored it has types too. */
class TypedAnswersTest {

    private static final UUID ID = UUID.fromString("0198a1f0-11aa-7b22-8c33-d4e5f6a7b8c9");

    private static Skillcert client(FakeService service) {
        return Skillcert.builder()
                .registration(service.address())
                .subsidy(service.address())
                .build();
    }

    @Test
    void a_registration_has_seats_results_and_routes() throws Exception {
        var answer =
                """
                {"eligibility": {"routes": ["REG-04-2"]},
                 "exam": {
                  "seats": [{"subject": "OPERATIONAL_SKILLS", "site": "S1", "room": "R1", "seat": 7,
                             "startsAt": "2025-10-18T01:00:00Z"}],
                  "outcome": "NOT_PASSED",
                  "subjects": [{"subject": "OPERATIONAL_SKILLS", "status": "FAILED"}],
                  "resitSubjects": ["OPERATIONAL_SKILLS"]}}""";
        try (var service = new FakeService(new Answer(200, answer))) {
            var registration =
                    new RegistrationApi(client(service).registration()).get(ID).body();
            assertEquals(List.of("REG-04-2"), registration.getEligibility().getRoutes());
            var exam = registration.getExam();
            assertEquals(
                    OffsetDateTime.parse("2025-10-18T01:00:00Z"),
                    exam.getSeats().get(0).getStartsAt());
            assertEquals("NOT_PASSED", exam.getOutcome().getValue());
            assertEquals("FAILED", exam.getSubjects().get(0).getStatus().getValue());
            assertEquals(List.of(ExamSubject.OPERATIONAL_SKILLS), exam.getResitSubjects());
        }
    }

    @Test
    void a_paper_has_items_and_an_attempt_the_answers_to_them() throws Exception {
        var paper =
                """
                {"paper": "0198a1f0-11aa-7b22-8c33-d4e5f6a7b8c9", "subject": "THEORETICAL_KNOWLEDGE", "level": 3, "sections": [],
                 "items": [{"position": 1, "kind": "SINGLE_CHOICE", "points": 0.50,
                            "content": {"stem": "1 + 1 = ?", "options": [{"id": "A", "text": "2"}, {"id": "B", "text": "3"}]}}]}""";
        var state = """
                {"state": "STARTED", "acked": 2, "answers": {"1": "A", "2": ["A", "C"]}}""";
        try (var service = new FakeService(new Answer(200, paper), new Answer(200, state))) {
            var exam = Skillcert.builder().exam(service.address()).build().exam();
            var item = new PaperApi(exam).content(ID).body().getItems().get(0);
            assertEquals(ItemKind.SINGLE_CHOICE, item.getKind());
            assertEquals("3", item.getContent().getOptions().get(1).getText());
            var answers = new AttemptApi(exam).state(ID).body().getAnswers();
            assertEquals("A", answers.get("1"));
            assertEquals(List.of("A", "C"), answers.get("2"));
        }
    }

    @Test
    void the_decision_on_a_claim_has_findings() throws Exception {
        var answer =
                """
                {"decision": {"amount": "2000.00", "lastDayToClaim": null, "findings": [
                  {"rule": "SUB-03", "verdict": "MET", "message": "The certificate is valid.",
                   "citation": {"document": "guide", "article": "3"}}]}}""";
        try (var service = new FakeService(new Answer(200, answer))) {
            var decision =
                    new ClaimApi(client(service).subsidy()).get(ID).body().getDecision();
            assertEquals("2000.00", decision.getAmount());
            assertEquals("SUB-03", decision.getFindings().get(0).getRule());
            assertEquals(Verdict.MET, decision.getFindings().get(0).getVerdict());
        }
    }
}
