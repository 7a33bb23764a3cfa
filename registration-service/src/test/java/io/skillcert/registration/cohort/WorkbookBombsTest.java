package io.skillcert.registration.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skillcert.http.problem.ProblemException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each workbook is refused or read by a JVM of 256 MiB, which survives and reads the next one. */
class WorkbookBombsTest {

    private static final int MEBIBYTE = 1 << 20;
    private static final int MAX_SECONDS = 20;
    private static final String HEADER = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>name</t></is></c>"
            + "<c r=\"B1\" t=\"inlineStr\"><is><t>identity_number</t></is></c>"
            + "<c r=\"C1\" t=\"inlineStr\"><is><t>level</t></is></c></row>";

    @TempDir
    Path folder;

    @Test
    void a_jvm_with_little_memory_survives_every_workbook() throws Exception {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                Child.class.getName()));
        var bombs = bombs();
        for (var bomb : bombs.entrySet()) {
            command.add(
                    Files.write(folder.resolve(bomb.getKey()), bomb.getValue()).toString());
        }
        var output = folder.resolve("output").toFile();
        var child = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
        try {
            var ended = child.waitFor((long) MAX_SECONDS * bombs.size(), TimeUnit.SECONDS);
            var answers = Files.readString(output.toPath(), StandardCharsets.UTF_8);
            assertTrue(ended, answers);
            assertEquals(0, child.exitValue(), answers);
            assertEquals(
                    bombs.size(),
                    answers.lines()
                            .filter(line -> line.startsWith(Child.REFUSED))
                            .count(),
                    answers);
        } finally {
            child.destroyForcibly();
        }
    }

    private static Map<String, byte[]> bombs() throws IOException {
        var bombs = new LinkedHashMap<String, byte[]>();
        bombs.put("a cell far out", workbook(HEADER + "<row r=\"2\"><c r=\"ZZZZZZ2\"><v>1</v></c></row>", ""));
        bombs.put("columns to the last", workbook(("<row>" + "<c><v>1</v></c>".repeat(2_000_000) + "</row>"), ""));
        bombs.put("rows to the last", workbook(HEADER + "<row/>".repeat(4 * MEBIBYTE), ""));
        bombs.put("a long attribute", workbook("<row r=\"" + "1".repeat(28 * MEBIBYTE) + "\"/>", ""));
        bombs.put("a long text", workbook(HEADER + cell("x".repeat(28 * MEBIBYTE)), ""));
        bombs.put("a long CDATA", workbook(HEADER + cell("<![CDATA[" + "<".repeat(28 * MEBIBYTE) + "]]>"), ""));
        bombs.put("deep nesting", workbook("<a>".repeat(8 * MEBIBYTE), ""));
        bombs.put("many attributes", workbook("<row " + attributes() + "/>", ""));
        bombs.put("many shared texts", workbook(HEADER, "<si/>".repeat(6 * MEBIBYTE)));
        bombs.put("a part of 64 mebibytes", workbook(" ".repeat(64 * MEBIBYTE), ""));
        return bombs;
    }

    private static String attributes() {
        var attributes = new StringBuilder();
        for (int i = 0; i < 2_000_000; i++) {
            attributes.append('a').append(i).append("=\"\" ");
        }
        return attributes.toString();
    }

    private static String cell(String text) {
        return "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>" + text + "</t></is></c></row>";
    }

    private static byte[] workbook(String rows, String sharedTexts) throws IOException {
        var out = new ByteArrayOutputStream();
        var relation = "<Relationship Id=\"%s\" Type=\"http://x/relationships/%s\" Target=\"%s\"/>";
        try (var zip = new ZipOutputStream(out)) {
            part(zip, "_rels/.rels", "<r>" + relation.formatted("a", "officeDocument", "xl/workbook.xml") + "</r>");
            part(
                    zip,
                    "xl/workbook.xml",
                    "<workbook xmlns:r=\"http://x/relationships\"><sheets><sheet r:id=\"a\"/></sheets></workbook>");
            part(
                    zip,
                    "xl/_rels/workbook.xml.rels",
                    "<r>" + relation.formatted("a", "worksheet", "x/s.bin")
                            + relation.formatted("b", "sharedStrings", "s.xml") + "</r>");
            part(zip, "xl/s.xml", "<sst>" + sharedTexts + "</sst>");
            part(zip, "xl/x/s.bin", "<worksheet><sheetData>" + rows + "</sheetData></worksheet>");
        }
        return out.toByteArray();
    }

    private static void part(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(StandardCharsets.US_ASCII));
    }

    /** Reads each file and prints that it is refused. */
    static final class Child {

        static final String REFUSED = "refused: ";

        private Child() {}

        public static void main(String[] files) throws Exception {
            for (var file : files) {
                var started = System.nanoTime();
                try {
                    CohortFile.read(FileFormat.XLSX, Files.readAllBytes(Path.of(file)), row -> {});
                    System.out.println("read: " + file);
                } catch (ProblemException e) {
                    var seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - started);
                    System.out.println(REFUSED + file + " in " + seconds + " s: " + e.violations());
                }
            }
        }
    }
}
