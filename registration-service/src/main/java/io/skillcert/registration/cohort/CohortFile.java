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
 * A cohort's file, read row by row: CSV in UTF-8 or GB 18030 (as spreadsheets write it in China), or the first sheet of
 * an XLSX workbook. Its first row names the columns. What is wrong with the file as a whole is a 400; values are not
 * repeated in it.
 */
final class CohortFile {

    static final int MAX_ROWS = 10_000;

    private static final int MAX_COLUMNS = 50;
    private static final int MAX_CELL = 200;
    private static final Charset GB_18030 = Charset.forName("GB18030");
    private static final Set<CohortColumn> NEEDED =
            EnumSet.of(CohortColumn.NAME, CohortColumn.IDENTITY_NUMBER, CohortColumn.LEVEL);
    /** What the file of errors adds: it can be corrected and sent again as it is. */
    private static final Set<String> IGNORED = Set.of("row", "result", "problems");

    private final ObjIntConsumer<Map<CohortColumn, String>> rows;
    private List<Optional<CohortColumn>> columns;
    private int count;

    private CohortFile(ObjIntConsumer<Map<CohortColumn, String>> rows) {
        this.rows = rows;
    }

    /**
     * @param rows takes the cells of each row that are not blank, and the row's number as a spreadsheet counts; rows
     *     without any are passed over
     * @return how many rows there were
     */
    static int read(FileFormat format, byte[] content, ObjIntConsumer<Map<CohortColumn, String>> rows) {
        var file = new CohortFile(rows);
        switch (format) {
            case CSV -> file.readCsv(content);
            case XLSX -> file.readXlsx(content);
        }
        if (file.count == 0) {
            throw wrong("has no rows");
        }
        return file.count;
    }

    private void readCsv(byte[] content) {
        try (var csv = CsvReader.builder().ofCsvRecord(UploadedText.read(content, StandardCharsets.UTF_8, GB_18030))) {
            for (var line : csv) {
                take((int) line.getStartingLineNumber(), line.getFields());
            }
        } catch (CsvParseException | IOException e) {
            throw wrong("is not well-formed CSV");
        }
    }

    private void readXlsx(byte[] content) {
        WorkbookCheck.check(content);
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(content));
                var lines = workbook.getFirstSheet().openStream()) {
            lines.forEach(line -> take(line.getRowNum(), cells(line)));
        } catch (ProblemException e) {
            throw e;
        } catch (IOException | RuntimeException e) { // the reader throws what it stumbles over
            throw wrong("can't be read as a workbook");
        }
    }

    private List<String> cells(Row line) {
        var cells = new ArrayList<String>();
        for (int i = 0; i < Math.min(line.getCellCount(), MAX_COLUMNS + 1); i++) {
            cells.add(text(line.getCell(i), i));
        }
        return cells;
    }

    /** A day is a number to a spreadsheet; only its column tells. */
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

    private void take(int row, List<String> cells) {
        if (columns == null) {
            columns = columns(cells);
            return;
        }
        var named = new EnumMap<CohortColumn, String>(CohortColumn.class);
        for (int i = 0; i < cells.size(); i++) {
            var cell = cells.get(i).strip();
            if (cell.isEmpty()) {
                continue;
            }
            if (i >= columns.size()) {
                throw wrong("has more cells in row " + row + " than in its header");
            }
            if (columns.get(i).isPresent()) {
                require(cell.length() <= MAX_CELL, row, columns.get(i).get());
                named.put(columns.get(i).get(), cell);
            }
        }
        if (!named.isEmpty()) {
            count++;
            if (count > MAX_ROWS) {
                throw wrong("has more than " + MAX_ROWS + " rows");
            }
            rows.accept(named, row);
        }
    }

    private static void require(boolean fits, int row, CohortColumn column) {
        if (!fits) {
            throw wrong("has more than " + MAX_CELL + " characters in row " + row + ", " + column.header());
        }
    }

    private static List<Optional<CohortColumn>> columns(List<String> header) {
        if (header.size() > MAX_COLUMNS) {
            throw wrong("has more than " + MAX_COLUMNS + " columns");
        }
        var columns = new ArrayList<Optional<CohortColumn>>();
        for (int i = 0; i < header.size(); i++) {
            var name = header.get(i).strip();
            var column = CohortColumn.ofHeader(name);
            if (column.isEmpty() && !IGNORED.contains(name)) {
                throw wrong("has an unknown name at column " + (i + 1) + " of its header");
            }
            if (column.isPresent() && columns.contains(column)) {
                throw wrong("names the column " + name + " twice");
            }
            columns.add(column);
        }
        NEEDED.stream()
                .filter(needed -> !columns.contains(Optional.of(needed)))
                .findFirst()
                .ifPresent(missing -> {
                    throw wrong("lacks the column " + missing.header());
                });
        return columns;
    }

    private static RuntimeException wrong(String message) {
        return Violations.single("body", message);
    }
}
