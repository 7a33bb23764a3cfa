package io.skillcert.registration.cohort;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import io.skillcert.http.UploadedText;
import io.skillcert.http.json.XmlCharacters;
import io.skillcert.http.problem.ProblemException;
import io.skillcert.http.problem.Violations;
import io.skillcert.registration.cohort.CohortColumn.Kind;
import io.skillcert.registration.cohort.Workbook.Cell;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Reads a cohort's file row by row: CSV in UTF-8 or GB 18030 (the encoding of Chinese spreadsheets), or the first sheet of
 * an XLSX workbook. The first row names the columns. A malformed file is answered 400 without quoting its values; a wrong
 * cell is a violation of its row.
 */
final class CohortFile {

    static final int MAX_ROWS = 10_000;

    private static final int MAX_CELL = 200;
    private static final int MAX_DAY = 2_958_465; // 9999-12-31, the last day that a spreadsheet knows
    private static final int MAX_DIGITS = 15; // more are lost in a number of a spreadsheet
    private static final Charset GB_18030 = Charset.forName("GB18030");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,20}(\\.\\d{1,20})?([eE][+-]?\\d{1,2})?");
    /** What {@link io.skillcert.http.CsvCells#neutralised} has written. */
    private static final Pattern NEUTRALISED = Pattern.compile("'[=+\\-@].*", Pattern.DOTALL);

    private final Consumer<CohortRow> rows;
    private CohortHeader header;
    private int count;

    private CohortFile(Consumer<CohortRow> rows) {
        this.rows = rows;
    }

    /**
     * Reads all rows that are not blank.
     *
     * @return the number of rows
     */
    static int read(FileFormat format, byte[] content, Consumer<CohortRow> rows) {
        var file = new CohortFile(rows);
        switch (format) {
            case CSV -> file.readCsv(content);
            case XLSX -> file.readXlsx(content);
        }
        if (file.count == 0) {
            throw invalid("has no rows");
        }
        return file.count;
    }

    private void readCsv(byte[] content) {
        var text = UploadedText.decode(content, StandardCharsets.UTF_8, GB_18030);
        if (text.chars().filter(next -> next == '"').count() % 2 == 1) {
            throw invalid("has a quotation mark that is not closed");
        }
        try (var csv = CsvReader.builder().ofCsvRecord(text)) {
            for (var line : csv) {
                var cells = line.getFields().stream()
                        .map(cell -> NEUTRALISED.matcher(cell).matches() ? cell.substring(1) : cell)
                        .map(cell -> Optional.of(new Cell(Cell.Kind.TEXT, cell)))
                        .toList();
                readRow((int) line.getStartingLineNumber(), cells, LocalDate.EPOCH);
            }
        } catch (CsvParseException | IOException e) {
            throw invalid("is not well-formed CSV");
        }
    }

    private void readXlsx(byte[] content) {
        try {
            Workbook.read(content, CohortHeader.MAX_COLUMNS, this::readRow);
        } catch (Workbook.TooLargeException e) {
            throw invalid("unpacks to more than {0} MiB", Workbook.MAX_MIB);
        } catch (ProblemException e) {
            throw e;
        } catch (IOException | RuntimeException e) { // the XML parser throws unchecked exceptions, too
            throw invalid("can't be read as a workbook");
        }
    }

    private void readRow(int number, List<Optional<Cell>> cells, LocalDate dayZero) {
        if (header == null) {
            header = CohortHeader.of(cells.stream()
                    .map(cell -> cell.map(Cell::text).orElse("").strip())
                    .toList());
            return;
        }
        var texts = new EnumMap<CohortColumn, String>(CohortColumn.class);
        var violations = new Violations();
        for (int i = 0; i < cells.size(); i++) {
            var cell = cells.get(i).filter(found -> !found.text().isBlank() || found.kind() == Cell.Kind.FORMULA);
            if (cell.isPresent() && i >= header.size()) {
                violations.add("row", "has more cells than the header");
                break;
            }
            if (cell.isPresent() && header.at(i).isPresent()) {
                var column = header.at(i).get();
                texts.put(column, read(cell.get(), column, dayZero, violations));
            }
        }
        if (!texts.isEmpty()) {
            count++;
            if (count > MAX_ROWS) {
                throw invalid("has more than {0} rows", MAX_ROWS);
            }
            rows.accept(new CohortRow(number, texts, violations.all()));
        }
    }

    /** The text of a cell in a form that can be stored. */
    private static String read(Cell cell, CohortColumn column, LocalDate dayZero, Violations violations) {
        var text = cell.kind() == Cell.Kind.NUMBER
                ? number(cell.text(), column, dayZero, violations)
                : cell.text().strip();
        var readable = XmlCharacters.replaceOthers(text);
        violations
                .addIf(cell.kind() == Cell.Kind.FORMULA, column.header(), "is a formula; put its value in the cell")
                .addIf(!readable.equals(text), column.header(), XmlCharacters.REFUSAL)
                .addIf(text.length() > MAX_CELL, column.header(), "must have at most {0} characters", MAX_CELL);
        return readable.length() > MAX_CELL ? readable.substring(0, MAX_CELL) : readable;
    }

    /** A spreadsheet stores a day as a number; only the column tells that it is one. */
    private static String number(String text, CohortColumn column, LocalDate dayZero, Violations violations) {
        if (!NUMBER.matcher(text).matches()) {
            return text;
        }
        var number = new BigDecimal(text);
        if (column.kind() == Kind.DAY) {
            var isDay = number.signum() > 0 && number.compareTo(BigDecimal.valueOf(MAX_DAY)) <= 0;
            return isDay ? dayZero.plusDays(number.longValue()).toString() : text;
        }
        violations.addIf(
                number.precision() - number.scale() > MAX_DIGITS,
                column.header(),
                "is a number whose last digits a spreadsheet loses; format the column as text");
        return number.stripTrailingZeros().toPlainString();
    }

    private static ProblemException invalid(String template, Object... arguments) {
        return Violations.single("body", template, arguments);
    }
}
