package io.skillcert.http;

import java.util.regex.Pattern;

/** Cells of CSV files that people open in a spreadsheet. */
public final class CsvCells {

    /** By this character at the beginning of a file, spreadsheets recognise UTF-8. */
    public static final char BYTE_ORDER_MARK = '\uFEFF';

    private static final Pattern FORMULA = Pattern.compile("[=+\\-@\\t\\r\\n].*", Pattern.DOTALL);

    private CsvCells() {}

    /** Writes an apostrophe before what a spreadsheet would execute as a formula. */
    public static String neutralised(String cell) {
        return FORMULA.matcher(cell).matches() ? "'" + cell : cell;
    }
}
