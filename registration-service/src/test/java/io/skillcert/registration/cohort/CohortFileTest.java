package io.skillcert.registration.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skillcert.http.problem.ProblemException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CohortFileTest {

    private static final String NUMBER = "990000199503140011";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    @Test
    void numbers_and_days_of_a_workbook_are_read_by_their_columns() throws IOException {
        var rows = read(FileFormat.XLSX, workbook());
        assertEquals(
                Map.of(
                        2,
                        Map.of(
                                CohortColumn.NAME, "张三",
                                CohortColumn.IDENTITY_NUMBER, NUMBER,
                                CohortColumn.LEVEL, "4",
                                CohortColumn.EMPLOYED_FROM, "2020-07-03",
                                CohortColumn.ASSESSED, "yes")),
                rows);
    }

    @Test
    void quotes_a_byte_order_mark_blank_rows_and_the_columns_of_an_error_file_are_read() {
        var rows = csv("\uFEFFlevel,name,identity_number,result,problems\n"
                + "\"4\",\"a \"\"b\"\", c\",1,INVALID,\"x\n"
                + "y\"\n"
                + ",,,,\n"
                + "5,d,2,,\n");
        assertEquals("a \"b\", c", rows.get(2).get(CohortColumn.NAME));
        assertEquals("5", rows.get(5).get(CohortColumn.LEVEL));
        assertEquals(2, rows.size());
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "'', is empty",
        "'name,identity_number,level', has no rows",
        "'name,level', lacks the column identity_number",
        "'name,identity_number,level,level', names the column level twice",
        "'name,identity_number,level,salary', has the unknown column 4 (salary); known are …",
        "'name,identity_number,level,salary 12|a,1,4,5', has an unknown column at position 4; known are …",
        "'name;identity_number;level|a;1;4', must have commas between its columns",
        "'姓名,身份证号|a,1', must name its columns in the first row; known are …",
        "'name,identity_number,level|\"a,1,4|b,2,4', has a quotation mark that is not closed"
    })
    void a_malformed_file_is_refused_with_the_reason(String file, String message) {
        var refusal = refused(FileFormat.CSV, file.replace('|', '\n').getBytes(StandardCharsets.UTF_8));
        var beginning = message.replace("…", "");
        assertEquals(beginning, message.endsWith("…") ? refusal.substring(0, beginning.length()) : refusal);
    }

    @Test
    void a_file_without_a_header_is_refused_without_quoting_its_values() {
        var message = refused(FileFormat.CSV, ("张三," + NUMBER + ",4\n").getBytes(StandardCharsets.UTF_8));
        assertFalse(message.contains("张三") || message.contains(NUMBER));
    }

    @Test
    void ten_thousand_rows_are_read_and_one_more_is_refused() {
        var row = "a,1,4\n";
        var header = "name,identity_number,level\n";
        assertEquals(10_000, csv(header + row.repeat(10_000)).size());
        assertEquals(
                "has more than 10000 rows",
                refused(FileFormat.CSV, (header + row.repeat(10_001)).getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "'a\u0000b,1,4', name: has a control character or another character that a text can't have",
        "'a,1,4,5', row: has more cells than the header"
    })
    void a_bad_cell_is_a_violation_of_its_row(String row, String violation) {
        var rows = new ArrayList<CohortRow>();
        var file = "name,identity_number,level\nb,2,4\n" + row + "\nc,3,4\n";
        CohortFile.read(FileFormat.CSV, file.getBytes(StandardCharsets.UTF_8), rows::add);
        assertEquals(List.of(), rows.get(0).violations());
        assertEquals(List.of(violation), violations(rows.get(1)));
        assertEquals(List.of(), rows.get(2).violations());
    }

    @Test
    void a_cell_that_is_too_long_is_cut_and_is_a_violation_of_its_row() {
        var rows = new ArrayList<CohortRow>();
        var file = "name,identity_number,level\n" + "a".repeat(201) + ",1,4\n";
        CohortFile.read(FileFormat.CSV, file.getBytes(StandardCharsets.UTF_8), rows::add);
        assertEquals(List.of("name: must have at most 200 characters"), violations(rows.get(0)));
        assertEquals(200, rows.get(0).cells().get(CohortColumn.NAME).length());
    }

    @Test
    void formulas_and_long_numbers_of_a_workbook_are_violations_of_their_row() throws IOException {
        var rows = new ArrayList<CohortRow>();
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "tests", "1.0")) {
            var sheet = workbook.newWorksheet("1");
            for (int row = 0; row < 3; row++) {
                sheet.value(row, 0, row == 0 ? "name" : "张三");
                sheet.value(row, 1, row == 0 ? "identity_number" : NUMBER);
                sheet.value(row, 2, row == 0 ? "level" : "4");
            }
            sheet.formula(1, 0, "A3");
            sheet.value(2, 1, 990000199503140011L);
        }
        CohortFile.read(FileFormat.XLSX, out.toByteArray(), rows::add);
        assertEquals(List.of("name: is a formula; put its value in the cell"), violations(rows.get(0)));
        assertEquals(
                List.of("identity_number: is a number whose last digits a spreadsheet loses; format the column as"
                        + " text"),
                violations(rows.get(1)));
    }

    private static List<String> violations(CohortRow row) {
        return row.violations().stream()
                .map(violation -> violation.in(Locale.ENGLISH))
                .map(violation -> violation.field() + ": " + violation.message())
                .toList();
    }

    @Test
    void a_content_type_that_contradicts_the_content_is_refused() throws IOException {
        var workbook = workbook();
        assertThrows(ProblemException.class, () -> FileFormat.of(workbook, "text/csv"));
        assertThrows(ProblemException.class, () -> FileFormat.of("name".getBytes(StandardCharsets.UTF_8), XLSX));
        assertEquals(FileFormat.XLSX, FileFormat.of(workbook, XLSX));
    }

    @Test
    void a_zip_bomb_is_refused() throws IOException {
        var bomb = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bomb)) {
            zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
            for (int i = 0; i < 100; i++) {
                zip.write(new byte[1 << 20]);
            }
        }
        assertTrue(bomb.size() < 1 << 20);
        assertEquals("unpacks to more than 32 MiB", refused(FileFormat.XLSX, bomb.toByteArray()));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"no archive", "an archive of nothing", "a cell far out", "a row far down", "a sheet elsewhere"})
    void a_hostile_workbook_is_refused_without_using_memory(String what) throws IOException {
        var bytes =
                switch (what) {
                    case "no archive" -> new byte[] {'P', 'K', 3, 4, 0, 0, 0};
                    case "an archive of nothing" -> rewritten(text -> "");
                    case "a sheet elsewhere" -> sheetElsewhere();
                    case "a cell far out" -> rewritten(text -> text.replace("r=\"A2\"", "r=\"ZZZZZZ2\""));
                    default ->
                        rewritten(text ->
                                text.replace("r=\"2\"", "r=\"2147483648\"").replace("A2", "A2147483648"));
                };
        assertEquals("can't be read as a workbook", refused(FileFormat.XLSX, bytes));
    }

    @Test
    void nested_xml_entities_are_refused() throws IOException {
        var doctype = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"" + "z".repeat(1000) + "\"><!ENTITY b \""
                + "&a;".repeat(1000) + "\"><!ENTITY c \"" + "&b;".repeat(1000) + "\">]>";
        var bytes = rewritten(
                text -> doctype + text.replaceFirst("<\\?xml[^>]*>", "").replace(">yes<", ">&c;<"));
        assertEquals("can't be read as a workbook", refused(FileFormat.XLSX, bytes));
    }

    static byte[] workbook() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "tests", "1.0")) {
            var sheet = workbook.newWorksheet("1");
            var header = new String[] {"name", "identity_number", "level", "employed_from", "assessed"};
            for (int i = 0; i < header.length; i++) {
                sheet.value(0, i, header[i]);
            }
            sheet.value(1, 0, "张三");
            sheet.value(1, 1, NUMBER);
            sheet.value(1, 2, 4);
            sheet.value(1, 3, LocalDate.of(2020, 7, 3));
            sheet.style(1, 3).format("yyyy-MM-dd").set();
            sheet.value(1, 4, "yes");
        }
        return out.toByteArray();
    }

    /** A sheet that the relations lead to, at a place where no spreadsheet has it, with a cell far out. */
    private static byte[] sheetElsewhere() throws IOException {
        return rewritten(
                text -> text.replace("worksheets/sheet1.xml", "x/s.bin").replace("r=\"A2\"", "r=\"ZZZZZZ2\""),
                name -> name.replace("worksheets/sheet1.xml", "x/s.bin"));
    }

    /** The workbook with each of its parts changed. */
    static byte[] rewritten(UnaryOperator<String> change) throws IOException {
        return rewritten(change, UnaryOperator.identity());
    }

    private static byte[] rewritten(UnaryOperator<String> change, UnaryOperator<String> rename) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var from = ZipFile.builder()
                        .setSeekableByteChannel(new SeekableInMemoryByteChannel(workbook()))
                        .get();
                var to = new ZipOutputStream(out)) {
            for (var entry : Collections.list(from.getEntries())) {
                to.putNextEntry(new ZipEntry(rename.apply(entry.getName())));
                to.write(change.apply(new String(from.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8))
                        .getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }

    private static Map<Integer, Map<CohortColumn, String>> csv(String text) {
        return read(FileFormat.CSV, text.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<Integer, Map<CohortColumn, String>> read(FileFormat format, byte[] content) {
        var rows = new LinkedHashMap<Integer, Map<CohortColumn, String>>();
        CohortFile.read(format, content, row -> rows.put(row.number(), row.cells()));
        return rows;
    }

    private static String refused(FileFormat format, byte[] content) {
        var problem = assertThrows(ProblemException.class, () -> read(format, content));
        return problem.violations().get(0).in(Locale.ENGLISH).message();
    }
}
