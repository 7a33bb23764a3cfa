package io.skillcert.exam.certificate;

import static io.skillcert.exam.ExamTopics.events;
import static io.skillcert.localstack.testing.Callers.as;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.skillcert.localstack.testing.LocalStackResource;
import io.skillcert.localstack.testing.Rows;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** EXM-12: serials without a gap and never twice, whatever is in the way of a run. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "exam"))
class IssueRunTest extends CertificateFixture {

    @Inject
    DataSource database;

    @Test
    void EXM_12_runs_at_once_issue_everybody_once_with_serials_on_end() throws Exception {
        passed(20);
        var officers = Executors.newFixedThreadPool(8);
        var answers = officers.invokeAll(IntStream.range(0, 8)
                .<Callable<Integer>>mapToObj(
                        i -> () -> issue().then().statusCode(201).extract().path("issued"))
                .toList());
        officers.shutdown();
        int issued = 0;
        for (var answer : answers) {
            issued += answer.get();
        }
        assertEquals(20, issued);
        assertOnEnd(numbers());
        assertEquals(20, events("CertificateIssued", people).size());
    }

    @ParameterizedTest(name = "cut off at {0} on {1}")
    @CsvSource({"insert, certificate", "update, exam_entry", "insert, outbox", "insert, audit_entry"})
    void EXM_12_a_run_that_is_cut_off_at_any_step_leaves_no_gap(String act, String table) throws Exception {
        passed(3);
        refuse(act, table);
        try {
            assertEquals(500, issue().statusCode());
            assertEquals(List.of(), numbers());
        } finally {
            allow(table);
        }
        var last = lastSerial();
        issue().then().statusCode(201).body("issued", equalTo(3));
        assertOnEnd(numbers());
        assertEquals(last + 1, serial(numbers().get(0)));
        assertEquals(3, events("CertificateIssued", people).size());
    }

    private static void assertOnEnd(List<String> numbers) {
        var serials = numbers.stream().map(IssueRunTest::serial).sorted().toList();
        var expected = IntStream.range(serials.get(0), serials.get(0) + serials.size())
                .boxed()
                .toList();
        assertEquals(expected, serials);
    }

    private int lastSerial() throws Exception {
        var last = new ArrayList<>(
                Rows.texts(database, "select last from certificate_serial where year = 2025 and level = 3"));
        return last.isEmpty() ? 0 : Integer.parseInt(last.get(0));
    }

    private static int serial(String number) {
        return Integer.parseInt(number.substring(16));
    }

    private void refuse(String act, String table) throws Exception {
        Rows.change(
                database,
                "create function refuse_" + table + "() returns trigger language plpgsql as"
                        + " $$ begin raise exception 'refused by a test'; end $$");
        Rows.change(
                database,
                "create trigger refused before " + act + " on " + table + " for each row execute function refuse_"
                        + table + "()");
        assertTrue(as("exam-officer").get("/v1/exam-batches").statusCode() == 200);
    }

    private void allow(String table) throws Exception {
        Rows.change(database, "drop trigger refused on " + table);
        Rows.change(database, "drop function refuse_" + table);
    }
}
