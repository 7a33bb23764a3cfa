package io.skillcert.localstack.cohort;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a cohort from a UTF-8 CSV file with a header. Fields may be quoted, and a byte-order mark is accepted. */
public final class SampleCohortFile {

    public static final List<String> COLUMNS = List.of(
            "name",
            "identity_type",
            "identity_number",
            "level",
            "birth_date",
            "employed_from",
            "employed_to",
            "title_grade",
            "title_obtained_on",
            "certificate_level",
            "certificate_issued_on",
            "education_kind",
            "education_status",
            "graduates_on",
            "assessed",
            "training_hours",
            "training_completed_on",
            "theory",
            "skills",
            "review",
            "household",
            "social_insurance",
            "unemployed",
            "graduate",
            "bank_account");

    static final int MAX_ROWS = 10_000;
    private static final long MAX_BYTES = 20_000_000;

    private SampleCohortFile() {}

    /** The file is invalid as a whole; the message gives the reason and the line. */
    public static final class UnreadableFileException extends Exception {
        UnreadableFileException(Path file, String reason) {
            super(file + ": " + reason);
        }
    }

    /** Returns the rows in order; a row whose fields do not fit the header is null. */
    public static List<Map<String, String>> read(Path file) throws IOException, UnreadableFileException {
        if (!Files.isRegularFile(file)) {
            throw new UnreadableFileException(file, "there is no such file");
        }
        if (Files.size(file) > MAX_BYTES) {
            throw new UnreadableFileException(file, "is larger than " + MAX_BYTES + " bytes");
        }
        var text = decode(file);
        var rows = new ArrayList<Map<String, String>>();
        try (var records = CsvReader.builder().skipEmptyLines(true).ofCsvRecord(text)) {
            List<String> header = null;
            for (var record : records) {
                if (header == null) {
                    header = header(file, record);
                } else if (rows.size() == MAX_ROWS) {
                    throw new UnreadableFileException(
                            file,
                            "has more than " + MAX_ROWS + " rows (line " + record.getStartingLineNumber()
                                    + " is one too many); split it");
                } else {
                    rows.add(row(header, record));
                }
            }
            if (header == null || rows.isEmpty()) {
                throw new UnreadableFileException(file, "has no rows");
            }
        } catch (CsvParseException e) {
            throw new UnreadableFileException(file, "is not CSV after row " + rows.size() + ": " + e.getMessage());
        }
        return rows;
    }

    private static List<String> header(Path file, CsvRecord record) throws UnreadableFileException {
        var header = record.getFields().stream().map(String::strip).toList();
        for (var column : COLUMNS) {
            if (!header.contains(column)) {
                throw new UnreadableFileException(file, "line 1, the header, lacks the column " + column);
            }
        }
        for (var column : header) {
            if (!COLUMNS.contains(column) || header.indexOf(column) != header.lastIndexOf(column)) {
                throw new UnreadableFileException(
                        file, "line 1, the header, has a column that is unknown or stands twice: " + column);
            }
        }
        return header;
    }

    private static Map<String, String> row(List<String> header, CsvRecord record) {
        if (record.getFieldCount() != header.size()) {
            return null;
        }
        var row = new LinkedHashMap<String, String>();
        for (int i = 0; i < header.size(); i++) {
            row.put(header.get(i), record.getField(i).strip());
        }
        return row;
    }

    private static String decode(Path file) throws IOException, UnreadableFileException {
        var bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        try {
            var text = decoder.decode(bytes).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new UnreadableFileException(
                    file, "line " + lineOfFirstBadByte(file) + " is not UTF-8 (GBK?); save the file as UTF-8");
        }
    }

    private static int lineOfFirstBadByte(Path file) throws IOException {
        var bytes = Files.readAllBytes(file);
        var decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
        var in = ByteBuffer.wrap(bytes);
        decoder.decode(in, java.nio.CharBuffer.allocate(bytes.length + 1), true);
        int line = 1;
        for (int i = 0; i < in.position(); i++) {
            line += bytes[i] == '\n' ? 1 : 0;
        }
        return line;
    }
}
