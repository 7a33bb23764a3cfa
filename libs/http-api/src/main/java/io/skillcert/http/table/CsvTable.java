package io.skillcert.http.table;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.skillcert.http.CsvCells;
import java.io.StringWriter;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Writes records as CSV: a header of their component names in snake case, and one line for each. */
public final class CsvTable {

    private CsvTable() {}

    public static <R extends Record> String write(Class<R> type, List<R> lines) {
        var text = new StringWriter();
        var csv = CsvWriter.builder().build(text);
        var columns = type.getRecordComponents();
        csv.writeRecord(Stream.of(columns).map(CsvTable::header).toList());
        for (var line : lines) {
            csv.writeRecord(Stream.of(columns).map(column -> cell(column, line)).toList());
        }
        return text.toString();
    }

    private static String header(RecordComponent column) {
        return column.getName().replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT);
    }

    private static String cell(RecordComponent column, Record line) {
        try {
            var value = column.getAccessor().invoke(line);
            return value instanceof BigDecimal number
                    ? number.toPlainString()
                    : CsvCells.neutralised(Objects.toString(value, ""));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
