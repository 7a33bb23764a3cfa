package io.skillcert.registration.cohort;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import io.skillcert.http.UploadedText;
import io.skillcert.http.problem.ProblemException;
import io.skillcert.http.problem.Violations;
import io.skillcert.registration.cohort.CohortColumn.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ObjIntConsumer;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/**
 * Reads a cohort's file row by row: CSV in UTF-8 or GB 18030 (the encoding of Chinese spreadsheets), or the first sheet of
 * an XLSX workbook. The first row names the columns. A malformed file is answered 400 without quoting its values.
 */
final class CohortFile {

    static final int MAX_ROWS = 10_000;

    private static final int MAX_COLUMNS = 50;
    private static final int MAX_CELL = 200;
    private static final Charset GB_18030 = Charset.forName("GB18030");
    private static final Set<CohortColumn> REQUIRED =
            EnumSet.of(CohortColumn.NAME, CohortColumn.IDENTITY_NUMBER, CohortColumn.LEVEL);
    /** The columns that the file of errors adds; they are ignored, so that the corrected file can be uploaded as it is. */
    private static final Set<String> ERROR_COLUMNS = Set.of("row", "result", "problems");

    private final ObjIntConsumer<Map<CohortColumn, String>> rows;
    private List<Optional<CohortColumn>> columns;
    private int count;

    private CohortFile(ObjIntConsumer<Map<CohortColumn, String>> rows) {
        this.rows = rows;
    }

    /**
     * Reads all rows that are not blank.
     *
     * @param rows receives the cells that are not blank and the row's number; the header is row 1
     * @return the number of rows
     */
    static int read(FileFormat format, byte[] content, ObjIntConsumer<Map<CohortColumn, String>> rows) {
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
        try (var csv = CsvReader.builder().ofCsvRecord(UploadedText.read(content, StandardCharsets.UTF_8, GB_18030))) {
            for (var line : csv) {
                readRow((int) line.getStartingLineNumber(), line.getFields());
            }
        } catch (CsvParseException | IOException e) {
            throw invalid("is not well-formed CSV");
        }
    }

    private void readXlsx(byte[] content) {
        WorkbookCheck.check(content);
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(content));
                var lines = workbook.getFirstSheet().openStream()) {
            lines.forEach(line -> readRow(line.getRowNum(), cells(line)));
        } catch (ProblemException e) {
            throw e;
        } catch (IOException | RuntimeException e) { // the library throws many kinds
            throw invalid("can't be read as a workbook");
        }
    }

    private List<String> cells(Row line) {
        var cells = new ArrayList<String>();
        for (int i = 0; i < Math.min(line.getCellCount(), MAX_COLUMNS + 1); i++) {
            cells.add(text(line.getCell(i), i));
        }
        return cells;
    }

    /** A spreadsheet stores a day as a number; only the column tells that it is one. */
    private String text(Cell cell, int index) {
        if (cell == null || cell.getType() == CellType.EMPTY) {
            return "";
        }
        if (cell.getType() != CellType.NUMBER) {
            return cell.getText();
        }
        var isDay = columns != null
                && index < columns.size()
                && columns.get(index)
                        .filter(column -> column.kind() == Kind.DAY)
                        .isPresent();
        return isDay
                ? cell.asDate().toLocalDate().toString()
                : cell.asNumber().stripTrailingZeros().toPlainString();
    }

    private void readRow(int row, List<String> cells) {
        if (columns == null) {
            columns = columns(cells);
            return;
        }
        var byColumn = new EnumMap<CohortColumn, String>(CohortColumn.class);
        for (int i = 0; i < cells.size(); i++) {
            var cell = cells.get(i).strip();
            if (cell.isEmpty()) {
                continue;
            }
            if (i >= columns.size()) {
                throw invalid("has more cells in row " + row + " than in its header");
            }
            if (columns.get(i).isPresent()) {
                requireShort(cell, row, columns.get(i).get());
                byColumn.put(columns.get(i).get(), cell);
            }
        }
        if (!byColumn.isEmpty()) {
            count++;
            if (count > MAX_ROWS) {
                throw invalid("has more than " + MAX_ROWS + " rows");
            }
            rows.accept(byColumn, row);
        }
    }

    private static void requireShort(String cell, int row, CohortColumn column) {
        if (cell.length() > MAX_CELL) {
            throw invalid("has more than " + MAX_CELL + " characters in row " + row + ", " + column.header());
        }
    }

    private static List<Optional<CohortColumn>> columns(List<String> header) {
        if (header.size() > MAX_COLUMNS) {
            throw invalid("has more than " + MAX_COLUMNS + " columns");
        }
        var columns = new ArrayList<Optional<CohortColumn>>();
        for (int i = 0; i < header.size(); i++) {
            var name = header.get(i).strip();
            var column = CohortColumn.ofHeader(name);
            if (column.isEmpty() && !ERROR_COLUMNS.contains(name)) {
                throw invalid("has an unknown name at column " + (i + 1) + " of its header");
            }
            if (column.isPresent() && columns.contains(column)) {
                throw invalid("names the column " + name + " twice");
            }
            columns.add(column);
        }
        REQUIRED.stream()
                .filter(required -> !columns.contains(Optional.of(required)))
                .findFirst()
                .ifPresent(missing -> {
                    throw invalid("lacks the column " + missing.header());
                });
        return columns;
    }

    private static RuntimeException invalid(String message) {
        return Violations.single("body", message);
    }
}
