package io.skillcert.registration.person;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skillcert.localstack.testing.Damage;
import io.skillcert.personal.IdentityDocument;
import org.junit.jupiter.api.Test;

/** Identity numbers with random typing errors. */
class IdentityDocumentFuzzTest {

    private static final int TIMES = 20_000;

    @Test
    void a_damaged_identity_number_is_rejected_or_valid() {
        int refused = 0;
        for (long seed = 0; seed < TIMES; seed++) {
            var number = new Damage(seed).text("990000199503140014");
            for (var type : IdentityDocument.Type.values()) {
                try {
                    var document = new IdentityDocument(type, number);
                    assertEquals(document, new IdentityDocument(type, document.number()), "seed " + seed);
                    assertTrue(document.number().matches("[0-9A-Z()/-]+"), "seed " + seed);
                } catch (IllegalArgumentException e) {
                    assertFalse(e.getMessage().contains("990000"), "seed " + seed + " repeats the number");
                    refused++;
                }
            }
        }
        assertTrue(refused > TIMES, "only " + refused + " were refused");
    }
}
