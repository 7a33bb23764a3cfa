package io.skillcert.subsidy.award.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.skillcert.http.problem.ProblemException;
import io.skillcert.http.problem.Violations;
import io.skillcert.localstack.testing.Damage;
import org.junit.jupiter.api.Test;

/** A damaged file of external awards is read or refused as a whole. {@code -Dfuzz.rounds} takes more than a short run. */
class AwardFileFuzzTest {

    private static final int TIMES = Integer.getInteger("fuzz.rounds", 5_000);
    private static final String FILE =
            """
            identity_type,identity_number,kind,occupation_code,level,claimed_on,granted_by,reference
            PASSPORT,E12345678,SKILLS_UPGRADING,4-04-05-05,4,2025-07-01,a bureau,A-1
            RESIDENT_ID,990000199503140014,SKILLS_UPGRADING,4-04-05-05,3,2025-07-02,a bureau,A-2
            """;

    @Test
    void a_file_with_more_violations_than_an_answer_lists_is_refused() {
        var header = FILE.lines().findFirst().orElseThrow();
        var file = header + "\nPASSPORT,E12345678,GIFT,,9,,,".repeat(Violations.MAX);
        var refused = assertThrows(ProblemException.class, () -> AwardFile.read(file));
        assertEquals(Violations.MAX, refused.violations().size());
    }

    @Test
    void damaged_files() {
        assertEquals(2, AwardFile.read(FILE).size());
        int refused = 0;
        for (long seed = 0; seed < TIMES; seed++) {
            try {
                AwardFile.read(new Damage(seed).text(FILE));
            } catch (ProblemException e) {
                refused++;
            } catch (RuntimeException e) {
                fail("seed " + seed, e);
            }
        }
        assertTrue(refused > TIMES / 10, "only " + refused + " were refused");
    }
}
