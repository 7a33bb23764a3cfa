package io.skillcert.subsidy.claim;

import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.once;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.skillcert.localstack.Bank;
import io.skillcert.localstack.LocalStackResource;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "subsidy"))
class ClaimFlowTest extends ClaimFixture {

    @Test
    void a_certificate_leads_to_an_entitlement_a_claim_a_decision_and_a_payment() throws Exception {
        insured();
        var number = certified(3);
        lookUp(number)
                .body("outcome", equalTo("GRANTED"))
                .body("amount", equalTo("2400.00"))
                .body("lastDayToClaim", equalTo("2026-08-11"))
                .body("decision.findings.rule", hasItem("SUB-08"));
        var id = claim(number)
                .statusCode(201)
                .body("status", equalTo("SUBMITTED"))
                .body("bankAccount", startsWith("*"))
                .extract()
                .<String>path("id");
        act("subsidy-officer", id, "decision").statusCode(200).body("status", equalTo("GRANTED"));
        appropriated("SKILLS_UPGRADING", PLENTY);
        act("subsidy-approver", id, "approval").statusCode(200).body("status", equalTo("APPROVED"));
        clockAt("2025-08-20");
        var batch = sent();
        read(id).body("status", equalTo("IN_PAYMENT"));
        reported(batch, Bank.reading(fileOf(batch)).paysAll()).statusCode(200);
        read(id).body("status", equalTo("PAID")).body("paidOn", equalTo("2025-08-20"));
        claim(number).statusCode(409).body("type", equalTo("urn:skillcert:problem:already-claimed"));
        as("partner")
                .get("/v1/claims/" + id + "/log")
                .then()
                .body(
                        "steps.to",
                        contains(
                                "DRAFT",
                                "SUBMITTED",
                                "UNDER_REVIEW",
                                "GRANTED",
                                "AWAITING_FUNDS",
                                "APPROVED",
                                "IN_PAYMENT",
                                "PAID"))
                .body("steps[3].reason", equalTo("It is as the documents say."))
                .body("steps.actor", everyItem(nullValue()));
    }

    @Test
    void SUB_12_an_undecided_claim_is_overdue_after_15_working_days() throws Exception {
        var id = claim(certified(4))
                .body("decisionExpectedOn", equalTo("2025-08-18"))
                .body("decisionDueOn", equalTo("2025-09-01"))
                .extract()
                .<String>path("id");
        clockAt("2025-09-01");
        as("partner").get("/v1/claims/" + id).then().body("overdue", equalTo(false));
        clockAt("2025-09-02");
        as("partner").get("/v1/claims/" + id).then().body("overdue", equalTo(true));
    }

    @Test
    void SUB_02_a_registry_that_does_not_answer_refers_the_claim() throws Exception {
        var number = certified(4);
        lookUp(number).body("outcome", equalTo("REFERRED"));
        var id = claim(number).statusCode(201).extract().<String>path("id");
        act("subsidy-officer", id, "decision").body("status", equalTo("REFERRED"));
        act("subsidy-approver", id, "approval").statusCode(409);
        insured();
        act("subsidy-officer", id, "decision").body("status", equalTo("GRANTED"));
    }

    @Test
    void SUB_11_a_pending_claim_reserves_its_place_and_a_withdrawn_one_releases_it() throws Exception {
        insured();
        var first = certified(5);
        var second = certified(4);
        var id = claim(first).statusCode(201).extract().<String>path("id");
        var refused = claim(second).statusCode(201).extract();
        act("subsidy-officer", refused.<String>path("id"), "decision")
                .body("status", equalTo("REFUSED"))
                .body("amount", equalTo("0.00"))
                .body("decision.findings.findAll { it.verdict == 'NOT_MET' }.rule", contains("SUB-04"));
        act("partner", id, "withdrawal").body("status", equalTo("WITHDRAWN"));
        var again = claim(second).statusCode(201).extract().<String>path("id");
        act("subsidy-officer", again, "decision").body("status", equalTo("GRANTED"));
    }

    @Test
    void SUB_11_of_concurrent_claims_one_a_year_is_granted() throws Exception {
        insured();
        var numbers = List.of(certified(5), certified(4), certified(3), certified(2), certified(1));
        var callers = Executors.newFixedThreadPool(5);
        var answers = callers.invokeAll(IntStream.range(0, numbers.size())
                .<Callable<String>>mapToObj(i -> () -> {
                    var id = claim(numbers.get(i)).statusCode(201).extract().<String>path("id");
                    return act("subsidy-officer", id, "decision").extract().<String>path("status");
                })
                .toList());
        callers.shutdown();
        int granted = 0;
        for (var answer : answers) {
            granted += answer.get().equals("GRANTED") ? 1 : 0;
        }
        assertEquals(1, granted);
    }

    @Test
    void the_database_requires_two_people() throws Exception {
        var id = granted(5);
        var samePerson = "update claim set decided_by = 'a', approved_by = 'a' where id = '" + id + "'";
        assertThrows(SQLException.class, () -> execute(samePerson));
    }

    @Test
    void another_persons_document_is_answered_like_an_unknown_certificate() throws Exception {
        insured();
        var number = certified(4);
        once("partner")
                .body(claimOf(number, "E99999999"))
                .post("/v1/claims")
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:skillcert:problem:entitlement-not-found"));
        once("partner")
                .body(claimOf("S000044030001259999999", passport))
                .post("/v1/claims")
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:skillcert:problem:entitlement-not-found"));
    }

    @Test
    void a_claim_of_another_owner_is_not_found() throws Exception {
        insured();
        var id = claim(certified(4)).extract().<String>path("id");
        as("partner.2").get("/v1/claims/" + id).then().statusCode(404);
        act("partner.2", id, "withdrawal", 0).statusCode(404);
        as("auditor").get("/v1/claims/" + id).then().statusCode(200);
    }
}
