package io.skillcert.exam.certificate;

import static io.skillcert.exam.ExamTopics.events;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.skillcert.exam.RefusedStatement;
import io.skillcert.localstack.testing.LocalStackResource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** EXM-12: serial numbers are unique and without gaps, even if runs are concurrent or fail. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "database", value = "exam"))
class IssueRunTest extends CertificateFixture {

    @Test
    void EXM_12_concurrent_runs_issue_each_certificate_once_without_gaps() throws Exception {
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
        assertConsecutive(numbers());
        assertEquals(20, events("CertificateIssued", people).size());
    }

    @ParameterizedTest(name = "{0} on {1} fails")
    @CsvSource({"insert, certificate", "update, exam_entry", "insert, outbox", "insert, audit_entry"})
    void EXM_12_a_run_that_fails_at_any_step_leaves_no_gap(String act, String table) throws Exception {
        passed(3);
        try (var refused = new RefusedStatement(database, act, table, "true")) {
            assertEquals(500, issue().statusCode());
            assertEquals(List.of(), numbers());
            assertEquals(1, refused.count());
        }
        var last = lastSerial();
        issue().then().statusCode(201).body("issued", equalTo(3));
        assertConsecutive(numbers());
        assertEquals(last + 1, serial(numbers().get(0)));
        assertEquals(3, events("CertificateIssued", people).size());
    }

    private static void assertConsecutive(List<String> numbers) {
        var serials = numbers.stream().map(CertificateFixture::serial).sorted().toList();
        var expected = IntStream.range(serials.get(0), serials.get(0) + serials.size())
                .boxed()
                .toList();
        assertEquals(expected, serials);
    }
}
