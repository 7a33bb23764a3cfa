package io.skillcert.registration.cohort;

import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.skillcert.http.problem.ProblemException;
import io.skillcert.localstack.testing.Damage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A damaged file is read or answered 400, within limited time. */
class CohortFileFuzzTest {

    private static final String CSV =
            """
            name,identity_type,identity_number,birth_date,level,training_level,training_hours,training_completed_on
            张三,RESIDENT_ID,990000199503140014,1995-03-14,4,4,80,2025-06-20
            "O'Neil, ""Pat"" B",PASSPORT,E12345678,2000-01-01,5,,,
            李四,PASSPORT,E12345679,2000-02-29,3,3,60,2025-05-31
            """;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    void damaged_csv_files_are_refused_or_read() throws IOException {
        var right = CSV.getBytes(StandardCharsets.UTF_8);
        refusedOrRead(FileFormat.CSV, 20_000, damage -> damage.bytes(right));
    }

    @Test
    void damaged_workbooks_are_refused_or_read() throws Exception {
        var right = CohortFileTest.workbook();
        refusedOrRead(FileFormat.XLSX, 1_000, damage -> damage.bytes(right));
    }

    @Test
    void workbooks_with_damaged_parts_are_refused_or_read() throws IOException {
        refusedOrRead(FileFormat.XLSX, 3_000, damage -> CohortFileTest.rewritten(damage::text));
    }

    private interface Damaging {
        byte[] of(Damage damage) throws IOException;
    }

    private static void refusedOrRead(FileFormat format, int times, Damaging damaging) throws IOException {
        int refused = 0;
        for (long seed = 0; seed < times; seed++) {
            var damaged = damaging.of(new Damage(seed));
            refused += refused(format, damaged, seed) ? 1 : 0;
        }
        assertTrue(refused > times / 100, "only " + refused + " of " + times + " were refused");
    }

    private static boolean refused(FileFormat format, byte[] damaged, long seed) {
        try {
            assertTimeout(PATIENCE, () -> CohortFile.read(format, damaged, row -> {}), "seed " + seed);
            return false;
        } catch (ProblemException e) {
            return true;
        } catch (RuntimeException e) {
            return fail("seed " + seed, e);
        }
    }
}
