package io.skillcert.subsidy.claim;

import static io.skillcert.localstack.testing.Callers.as;
import static io.skillcert.localstack.testing.Callers.of;
import static io.skillcert.localstack.testing.Callers.once;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.skillcert.localstack.simulator.Bank;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.localstack.testing.Rows;
import io.skillcert.subsidy.claim.ClaimDuties.Duty;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Separation of duties: nobody has two duties in one claim, whatever roles the account has. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "subsidy"))
class DutiesTest extends ClaimFixture {

    private static final Map<Duty, String> ROLES = Map.of(
            Duty.FILE, "partner",
            Duty.SETTLE_FACT, "subsidy-officer",
            Duty.DECIDE, "subsidy-officer",
            Duty.APPROVE, "subsidy-approver",
            Duty.PAY, "treasurer");

    static Stream<Arguments> pairs() {
        return Stream.of(Duty.values()).flatMap(first -> Stream.of(Duty.values())
                .filter(second -> second.ordinal() > first.ordinal())
                .map(second -> Arguments.of(first, second)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void nobody_has_two_duties_in_one_claim(Duty first, Duty second) throws Exception {
        somebodyElse();
        insured();
        appropriated("SKILLS_UPGRADING", PLENTY);
        var both = both(ROLES.get(first), ROLES.get(second));
        actingAccounts = first == Duty.FILE ? List.of("partner", both) : List.of("partner");
        String id = null;
        for (var duty : Duty.values()) {
            if (duty == second) {
                if (duty == Duty.PAY) {
                    once(both).post("/v1/payment-batches");
                    read(id).body("status", equalTo("APPROVED"));
                    sent();
                    read(id).body("status", equalTo("IN_PAYMENT"));
                    return;
                }
                perform(duty, both, id).statusCode(403).body("type", equalTo("urn:skillcert:problem:duties-separated"));
                return;
            }
            var account = duty == first ? both : ROLES.get(duty) + "." + (10 + duty.ordinal());
            if (duty == Duty.FILE) {
                id = file(duty == first ? both : "partner");
            } else {
                perform(duty, account, id).statusCode(200);
            }
        }
    }

    @Test
    void the_database_gives_nobody_a_second_duty() throws Exception {
        var id = granted(4);
        assertThrows(
                SQLException.class,
                () -> execute("insert into claim_duty values ('" + id + "', 'subsidy-officer', 'APPROVE')"));
        for (var account : List.of("partner", "subsidy-officer")) {
            assertThrows(
                    SQLException.class,
                    () -> execute("update claim set approved_by = '" + account + "' where id = '" + id + "'"));
        }
    }

    @Test
    void an_account_that_acts_for_the_holder_has_no_duty_but_to_file() throws Exception {
        insured();
        appropriated("SKILLS_UPGRADING", PLENTY);
        actingAccounts = List.of("partner", "subsidy-officer.40", "subsidy-approver.40", "treasurer.40");
        var id = file("partner");
        perform(Duty.SETTLE_FACT, "subsidy-officer.40", id).statusCode(403);
        perform(Duty.DECIDE, "subsidy-officer.40", id).statusCode(403);
        perform(Duty.DECIDE, "subsidy-officer", id).statusCode(200);
        perform(Duty.APPROVE, "subsidy-approver.40", id).statusCode(403);
        perform(Duty.APPROVE, "subsidy-approver", id).statusCode(200);
        once("treasurer.40").post("/v1/payment-batches");
        read(id).body("status", equalTo("APPROVED"));
        sent();
    }

    @Test
    void a_fact_settled_in_another_claim_of_the_holder_bars_from_deciding_and_paying_this_one() throws Exception {
        appropriated("SKILLS_UPGRADING", PLENTY);
        var id = file("partner");
        var other = filed("partner", claimOf(certified(3), passport)).extract().<String>path("id");
        perform(Duty.SETTLE_FACT, "subsidy-officer.41", other).statusCode(200);
        perform(Duty.DECIDE, "subsidy-officer.41", id)
                .statusCode(403)
                .body("type", equalTo("urn:skillcert:problem:duties-separated"));
        perform(Duty.DECIDE, "subsidy-officer", id).statusCode(200).body("status", equalTo("GRANTED"));
        perform(Duty.SETTLE_FACT, "subsidy-officer.42", id)
                .statusCode(409)
                .body("type", equalTo("urn:skillcert:problem:no-decision-awaited"));
    }

    @Test
    void whoever_records_register_facts_neither_acts_for_the_holder_nor_decides_nor_pays() throws Exception {
        appropriated("SKILLS_UPGRADING", PLENTY);
        actingAccounts = List.of("partner", "subsidy-officer.43");
        var id = file("partner");
        recorded("subsidy-officer.43").statusCode(403).body("type", equalTo("urn:skillcert:problem:acts-for-holder"));
        recorded("subsidy-officer+subsidy-approver").statusCode(200);
        perform(Duty.DECIDE, "subsidy-officer+subsidy-approver", id).statusCode(403);
        perform(Duty.DECIDE, "subsidy-officer", id).statusCode(200).body("status", equalTo("GRANTED"));
        perform(Duty.APPROVE, "subsidy-officer+subsidy-approver", id).statusCode(403);
        recorded("subsidy-officer+treasurer").statusCode(200);
        perform(Duty.APPROVE, "subsidy-approver", id).statusCode(200);
        once("subsidy-officer+treasurer").post("/v1/payment-batches");
        read(id).body("status", equalTo("APPROVED"));
        sent();
        read(id).body("status", equalTo("IN_PAYMENT"));
    }

    @Test
    void an_account_that_acts_for_the_holder_neither_sends_back_nor_settles_nor_voids() throws Exception {
        insured();
        appropriated("SKILLS_UPGRADING", PLENTY);
        actingAccounts = List.of("partner", "subsidy-officer.44", "subsidy-approver.44", "treasurer.44");
        var id = file("partner");
        perform(Duty.DECIDE, "subsidy-officer", id).statusCode(200);
        act("subsidy-approver.44", id, "return-to-review").statusCode(403).body("type", equalTo(ACTS));
        perform(Duty.APPROVE, "subsidy-approver", id).statusCode(200);
        execute(
                "insert into public_notice (claim_id, masked_name, occupation_code, level, amount, shown_from, shown_until,"
                        + " ended) values ('" + id
                        + "', '张*', '6-18-01-01', 4, 1500.00, '2025-08-10', '2025-08-30', true)");
        var objection = once("subsidy-officer")
                .body(Map.of("claimId", id, "grounds", "Somebody has called."))
                .post("/v1/objections")
                .<String>path("id");
        settled(objection, "subsidy-approver.44").statusCode(403).body("type", equalTo(ACTS));
        settled(objection, "subsidy-approver").statusCode(200);
        var batch = sent();
        reported(batch, Bank.reading(fileOf(batch)).answers(payment -> "FF01")).statusCode(200);
        var payment = Rows.texts(database, "select id::text from payment where claim_id = '" + id + "'")
                .get(0);
        once("treasurer.44")
                .post("/v1/payments/" + payment + "/resending")
                .then()
                .statusCode(403)
                .body("type", equalTo(ACTS));
        execute("insert into insurance_case (claim_id, opened_at) values ('" + id + "', now())");
        once("subsidy-officer.44")
                .body(Map.of("outcome", "KEEP", "reason", "It is mine."))
                .post("/v1/insurance-cases/" + id + "/proposal")
                .then()
                .statusCode(403)
                .body("type", equalTo(ACTS));
    }

    private static final String ACTS = "urn:skillcert:problem:acts-for-holder";

    private static ValidatableResponse settled(String objection, String account) {
        return as(account)
                .body(Map.of("outcome", "DISMISSED", "reason", "It was looked into."))
                .post("/v1/objections/" + objection + "/settlement")
                .then();
    }

    private ValidatableResponse recorded(String account) {
        return once(account)
                .body(Map.of(
                        "holders",
                        List.of(Map.of(
                                "identityType",
                                "PASSPORT",
                                "identityNumber",
                                passport,
                                "bases",
                                Map.of("SOCIAL_INSURANCE", true)))))
                .post("/v1/register-facts")
                .then();
    }

    private static String both(String first, String second) {
        return first.equals(second) ? first + ".7" : first + "+" + second;
    }

    private String file(String account) throws Exception {
        var id = filed(account, claimOf(certified(4), passport))
                .statusCode(201)
                .extract()
                .<String>path("id");
        showAccount(account, id);
        return id;
    }

    private static ValidatableResponse perform(Duty duty, String account, String id) {
        return switch (duty) {
            case SETTLE_FACT ->
                of(account, versionOf(id))
                        .body(Map.of(
                                "basis", "SOCIAL_INSURANCE", "holds", true, "evidence", "record", "reason", "seen"))
                        .post("/v1/claims/" + id + "/facts")
                        .then();
            case DECIDE -> act(account, id, "decision");
            case APPROVE -> act(account, id, "approval");
            case FILE, PAY -> throw new IllegalArgumentException(duty.name());
        };
    }
}
