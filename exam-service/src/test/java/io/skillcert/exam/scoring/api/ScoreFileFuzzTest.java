package io.skillcert.exam.scoring.api;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.skillcert.http.problem.ProblemException;
import io.skillcert.localstack.testing.Damage;
import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A damaged score file is read, or refused as a whole. */
class ScoreFileFuzzTest {

    private static final int TIMES = 20_000;
    private static final String FILE =
            """
            registration_number,subject,score
            2025070001,THEORETICAL_KNOWLEDGE,61.5
            2025070001,OPERATIONAL_SKILLS,80
            2025070002,THEORETICAL_KNOWLEDGE,ABSENT
            """;

    @Test
    void damaged_score_files() {
        var registrations = Map.of("2025070001", UUID.randomUUID(), "2025070002", UUID.randomUUID());
        int refused = 0;
        for (long seed = 0; seed < TIMES; seed++) {
            try {
                var entries = ScoreFile.read(new Damage(seed).text(FILE), registrations);
                for (var entry : entries) {
                    assertTrue(
                            entry.value().filter(ScoreFileFuzzTest::isNoScore).isEmpty(), "seed " + seed + " " + entry);
                }
            } catch (ProblemException e) {
                refused++;
            } catch (RuntimeException e) {
                fail("seed " + seed, e);
            }
        }
        assertTrue(refused > TIMES / 10, "only " + refused + " were refused");
    }

    private static boolean isNoScore(BigDecimal value) {
        return value.signum() < 0 || value.compareTo(BigDecimal.valueOf(100)) > 0 || value.scale() > 2;
    }
}
