package io.skillcert.registration.cohort;

import io.skillcert.registration.cohort.Workbook.Cell;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

/** Reads the rows of a worksheet. */
final class SheetRows {

    private static final int MAX_ROW = 1_048_576;
    private static final int MAX_COLUMN = 16_384;
    private static final Pattern POSITION = Pattern.compile("([A-Z]{1,3})[1-9][0-9]{0,6}");
    private static final Pattern ROW = Pattern.compile("[1-9][0-9]{0,6}");

    private final SheetXml xml;
    private final List<String> sharedTexts;
    private final int maxColumns;

    SheetRows(SheetXml xml, List<String> sharedTexts, int maxColumns) {
        this.xml = xml;
        this.sharedTexts = sharedTexts;
        this.maxColumns = maxColumns;
    }

    void read(BiConsumer<Integer, List<Optional<Cell>>> rows) throws IOException, XMLStreamException {
        int row = 0;
        while (xml.nextElement()) {
            if (xml.isAt("row")) {
                var given = xml.attribute("r");
                var number = given.isPresent() ? number(given.get()) : row + 1;
                if (number <= row || number > MAX_ROW) {
                    throw new IOException("a row has an invalid position");
                }
                row = number;
                rows.accept(row, cells());
            }
        }
    }

    private static int number(String text) throws IOException {
        if (!ROW.matcher(text).matches()) {
            throw new IOException("a row has an invalid position");
        }
        return Integer.parseInt(text);
    }

    private List<Optional<Cell>> cells() throws IOException, XMLStreamException {
        var cells = new ArrayList<Optional<Cell>>();
        int next = 0;
        var event = xml.next();
        while (event != XMLStreamConstants.END_ELEMENT) {
            if (event == XMLStreamConstants.START_ELEMENT && xml.isAt("c")) {
                var position = xml.attribute("r");
                int column = position.isPresent() ? column(position.get()) : next;
                if (column < next || column >= MAX_COLUMN) {
                    throw new IOException("a cell has an invalid position");
                }
                next = column + 1;
                var cell = cell();
                if (cell.isPresent()) {
                    while (cells.size() < Math.min(column, maxColumns)) {
                        cells.add(Optional.empty());
                    }
                    cells.add(cell);
                }
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                xml.text();
            }
            event = xml.next();
        }
        return cells;
    }

    /** The column of a position such as {@code AB12}, counted from 0. */
    private static int column(String position) throws IOException {
        var parts = POSITION.matcher(position);
        if (!parts.matches()) {
            throw new IOException("a cell has an invalid position");
        }
        return parts.group(1).chars().reduce(0, (column, letter) -> column * 26 + letter - 'A' + 1) - 1;
    }

    private Optional<Cell> cell() throws IOException, XMLStreamException {
        var type = xml.attribute("t").orElse("n");
        var value = "";
        var isFormula = type.equals("e");
        var event = xml.next();
        while (event != XMLStreamConstants.END_ELEMENT) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                isFormula |= xml.isAt("f");
                var isValue = xml.isAt("v") || xml.isAt("is");
                var text = xml.text();
                value = isValue ? text : value;
            }
            event = xml.next();
        }
        if (isFormula) {
            return Optional.of(new Cell(Cell.Kind.FORMULA, value));
        }
        return value.isEmpty() ? Optional.empty() : Optional.of(cell(type, value));
    }

    private Cell cell(String type, String value) throws IOException {
        return switch (type) {
            case "n" -> new Cell(Cell.Kind.NUMBER, value);
            case "b" -> new Cell(Cell.Kind.YES_NO, value.equals("1") ? "yes" : "no");
            case "s" -> new Cell(Cell.Kind.TEXT, shared(value));
            default -> new Cell(Cell.Kind.TEXT, value);
        };
    }

    private String shared(String index) throws IOException {
        try {
            return sharedTexts.get(Integer.parseInt(index));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw new IOException("a cell names a text that is not there", e);
        }
    }
}
