package io.skillcert.exam.certificate.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skillcert.localstack.testing.Damage;
import org.junit.jupiter.api.Test;

/** Certificate numbers with random damage. */
class CertificateNumberFuzzTest {

    private static final int TIMES = 20_000;

    @Test
    void a_damaged_certificate_number_is_refused_or_parsed_without_loss() {
        int refused = 0;
        for (long seed = 0; seed < TIMES; seed++) {
            var damaged = new Damage(seed).text("S000003000125040000012");
            try {
                assertEquals(damaged, CertificateNumber.parse(damaged).toString(), "seed " + seed);
            } catch (IllegalArgumentException e) {
                refused++;
            }
        }
        assertTrue(refused > TIMES / 2, "only " + refused + " were refused");
    }
}
