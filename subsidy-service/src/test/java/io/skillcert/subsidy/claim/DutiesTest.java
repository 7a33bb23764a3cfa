package io.skillcert.subsidy.claim;

import static io.skillcert.localstack.testing.Callers.of;
import static io.skillcert.localstack.testing.Callers.once;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.skillcert.localstack.testing.LocalStackResource;
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
