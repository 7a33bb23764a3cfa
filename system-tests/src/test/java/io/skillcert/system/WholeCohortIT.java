package io.skillcert.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Compares the outcome of each candidate of the sample cohort, and calls {@code ./run} with files that it must refuse. */
@Timeout(300)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WholeCohortIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @Test
    void each_candidate_of_the_sample_cohort_has_the_outcome_that_the_policy_explains() throws Exception {
        check(RunningStack.shared().report());
    }

    /** The receipt and the points that are printed are those of the sealed record and its marking. */
    @Test
    void candidates_sit_theory_on_computers_and_a_receipt_and_an_explained_mark_are_printed() throws Exception {
        var stack = RunningStack.shared();
        var seated = printed("(\\d+) candidates sit theory on computers");
        var sealed = printed("Attempt (\\S+): receipt (\\S+), (\\S+) of (\\S+) points");
        var first = printed("Its first response: (\\S+) of (\\S+) points \\((\\S+)\\), (.+)");
        assertEquals(attempts(stack, "true"), Integer.parseInt(seated.group(1)));
        assertEquals(attempts(stack, "state = 'SEALED'"), Integer.parseInt(seated.group(1)));

        var attempt = sealed.group(1);
        var sealedRecord = stack.get("auditor", "exam", "/v1/attempt-records/" + attempt);
        assertTrue(sealedRecord.get("intact").asBoolean());
        assertEquals(sealedRecord.get("receipt").asText(), sealed.group(2));
        var marks = stack.get(
                "auditor", "exam", "/v1/exam-entries/" + registrationOf(stack, attempt) + "/markings/" + attempt);
        assertPoints(marks.at("/marking/awarded"), sealed.group(3));
        assertPoints(marks.at("/marking/maximum"), sealed.group(4));
        var mark = marks.at("/marks/0/mark");
        assertPoints(mark.get("awarded"), first.group(1));
        assertPoints(mark.get("maximum"), first.group(2));
        assertEquals(mark.get("rule").asText(), first.group(3));
        assertEquals(mark.get("message").asText(), first.group(4));
    }

    private static MatchResult printed(String line) throws Exception {
        var printed = RunningStack.shared().printed();
        return Pattern.compile(line)
                .matcher(printed)
                .results()
                .findFirst()
                .orElseThrow(() -> new AssertionError("not printed: " + line + "\n" + printed));
    }

    private static int attempts(RunningStack stack, String condition) throws Exception {
        try (var connection = stack.connect("exam");
                var statement = connection.createStatement();
                var count = statement.executeQuery("select count(*) from attempt where " + condition)) {
            count.next();
            return count.getInt(1);
        }
    }

    private static String registrationOf(RunningStack stack, String attempt) throws Exception {
        try (var connection = stack.connect("exam");
                var query = connection.prepareStatement("select registration_id from attempt where id = ?::uuid")) {
            query.setString(1, attempt);
            var found = query.executeQuery();
            found.next();
            return found.getString(1);
        }
    }

    @Test
    void an_event_of_the_feed_and_a_planned_way_are_printed() throws Exception {
        var address = printed("In the feed of exam-service \\(GET (\\S+)\\):");
        var event = JSON.readTree(
                printed("(?m)^ {2}(\\{.*certificate-issued.*\\})$").group(1));
        var feed = RunningStack.shared().get("auditor", "exam", address.group(1));
        assertEquals(feed.at("/items/0"), event);
        printed("A planned way to level 3 \\(POST \\S+\\): register \\S+ to \\S+, exam by \\S+, certificate from");
    }

    private static void assertPoints(JsonNode expected, String printed) {
        assertEquals(0, expected.decimalValue().compareTo(new BigDecimal(printed)), printed);
    }

    /** The shared stack runs the same cohort without {@code --exit}. */
    @Test
    @EnabledIfSystemProperty(named = "tests.long", matches = "true", disabledReason = "run by -Plong")
    void with_exit_the_program_ends_after_the_cohort() throws Exception {
        var report = folder.resolve("report.json");
        var process = start(Project.ROOT.resolve("samples/cohort-2025-07.csv"), report);
        var ended = process.waitFor(280, TimeUnit.SECONDS);
        process.destroyForcibly();
        assertTrue(ended, "the run did not end");
        assertEquals(0, process.exitValue(), Files.readString(folder.resolve("output")));
        check(JSON.readTree(report.toFile()));
    }

    /** The last test of the shared stack. */
    @Test
    @Order(Integer.MAX_VALUE)
    void stopping_the_stack_leaves_no_process() throws Exception {
        RunningStack.shared();
        RunningStack.stopShared();
    }

    private static void check(JsonNode report) {
        var expected = Project.read("system-tests/src/test/resources/cohort-2025-07.expected.csv")
                .lines()
                .skip(1)
                .toList();
        var actual = new ArrayList<String>();
        report.get("rows").forEach(row -> actual.add(line(row)));
        assertEquals(String.join("\n", expected), String.join("\n", actual));

        var totals = report.get("totals");
        assertEquals(50, totals.get("rows").asInt());
        assertEquals(count(expected, 1, "CONFIRMED"), totals.get("confirmed").asInt());
        assertEquals(count(expected, 3, "PASSED"), totals.get("passed").asInt());
        assertEquals(count(expected, 6, "GRANTED"), totals.get("granted").asInt());
        var paid = expected.stream()
                .map(line -> line.split(","))
                .filter(columns -> columns[8].equals("PAID"))
                .map(columns -> new BigDecimal(columns[7]))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertEquals(paid.toPlainString(), totals.get("paid").asText());
    }

    @Test
    void a_file_that_is_not_utf_8_is_refused_with_its_line() throws Exception {
        var file = folder.resolve("gbk.csv");
        var text = Files.readString(Project.ROOT.resolve("samples/cohort-2025-07.csv"));
        Files.write(file, text.getBytes("GBK"));
        assertTrue(refusal(file).contains("line 2 is not UTF-8"));
    }

    @Test
    void a_file_without_a_column_or_with_too_many_rows_is_refused() throws Exception {
        var text = Files.readString(Project.ROOT.resolve("samples/cohort-2025-07.csv"));
        var file = folder.resolve("column.csv");
        Files.writeString(file, text.replaceFirst("level", "niveau"));
        assertTrue(refusal(file).contains("lacks the column level"));

        var tooLong = folder.resolve("long.csv");
        var rows = text.lines().toList();
        var many = new ArrayList<>(rows.subList(0, 1));
        for (int i = 0; i < 10_001; i++) {
            many.add(rows.get(1));
        }
        Files.write(tooLong, many);
        assertTrue(refusal(tooLong).contains("more than 10000 rows (line 10002 is one too many)"));
    }

    private static int count(List<String> lines, int column, String value) {
        return (int) lines.stream()
                .filter(line -> line.split(",")[column].equals(value))
                .count();
    }

    private static String line(JsonNode row) {
        return String.join(
                ",",
                row.get("row").asText(),
                row.get("registration").asText(),
                words(row.get("reasons")),
                orDash(row.get("outcome")),
                words(row.get("resit")),
                orDash(row.get("certificateNumber")),
                orDash(row.get("subsidy")),
                orDash(row.get("amount")),
                orDash(row.get("claim")));
    }

    private static String words(JsonNode array) {
        var words = new ArrayList<String>();
        array.forEach(word -> words.add(word.asText()));
        return String.join(" ", words);
    }

    private static String orDash(JsonNode value) {
        return value.isNull() ? "-" : value.asText();
    }

    private String refusal(Path cohort) throws Exception {
        var process = start(cohort, folder.resolve("none.json"));
        assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        assertEquals(2, process.exitValue());
        return Files.readString(folder.resolve("output"));
    }

    private Process start(Path cohort, Path report) throws IOException {
        return RunProcess.start(
                folder.resolve("output"),
                RunProcess.freePortBase(),
                "--exit",
                "--cohort",
                cohort.toString(),
                "--report",
                report.toString());
    }
}
