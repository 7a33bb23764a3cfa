package io.skillcert.subsidy.claim;

import static io.skillcert.localstack.testing.Callers.once;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.skillcert.localstack.LocalStackResource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Lists that name the same holders, each in another order: they wait one for the other, never both. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "subsidy"))
class HolderListsTest extends ClaimFixture {

    private static final int KNOWN = 12;
    private static final int NEW = 20;
    private static final int LISTS = 80;
    private static final int AT_ONCE = 6;

    private final Random random = new Random(11);

    @Test
    void SUB_11_lists_of_awards_and_of_insurance_payments_about_the_same_holders_never_lock_each_other_out()
            throws Exception {
        var passports = new ArrayList<String>();
        var certificates = new ArrayList<String>();
        for (int i = 0; i < KNOWN; i++) {
            somebodyElse();
            passports.add(passport);
            certificates.add(certified(4));
        }
        for (int i = 0; i < NEW; i++) { // whom nobody has asked about yet
            somebodyElse();
            passports.add(passport);
        }
        var calls = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < LISTS; i++) {
            calls.add(i % 2 == 0 ? awards(shuffled(passports), i) : insurancePayments(shuffled(certificates)));
        }
        assertEquals(List.of(200), statuses(calls));
    }

    private static List<Integer> statuses(List<Callable<Integer>> calls) throws Exception {
        var callers = Executors.newFixedThreadPool(AT_ONCE);
        try {
            var statuses = new ArrayList<Integer>();
            for (Future<Integer> answer : callers.invokeAll(calls)) {
                statuses.add(answer.get());
            }
            return statuses.stream().distinct().toList();
        } finally {
            callers.shutdownNow();
        }
    }

    private List<String> shuffled(List<String> all) {
        var shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    private static Callable<Integer> awards(List<String> holders, int list) {
        var awards = holders.stream()
                .map(holder -> Map.of(
                        "identityType", "PASSPORT",
                        "identityNumber", holder,
                        "kind", "PROJECT_TRAINING",
                        "claimedOn", "2024-03-01",
                        "grantedBy", "Another bureau",
                        "reference", holder + "-" + list))
                .toList();
        return () -> once("subsidy-officer")
                .body(Map.of("awards", awards))
                .post("/v1/awards")
                .statusCode();
    }

    private static Callable<Integer> insurancePayments(List<String> certificates) {
        var payments = certificates.stream()
                .map(number -> Map.of("certificateNumber", number, "paidOn", "2025-07-01"))
                .toList();
        return () -> once("subsidy-officer")
                .body(Map.of("payments", payments))
                .post("/v1/insurance-payments")
                .statusCode();
    }
}
