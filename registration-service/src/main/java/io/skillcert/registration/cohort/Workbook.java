package io.skillcert.registration.cohort;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * Reads the first sheet of an XLSX workbook (ECMA-376) in limited memory: all parts together unpack to a limited size, the
 * sheet is found by its relation, and the positions of its cells are limited.
 */
final class Workbook {

    static final int MAX_MIB = 32;

    private static final int MAX_PARTS = 500;
    private static final int MAX_SHARED_TEXTS = 1_000_000;
    private static final LocalDate DAY_ZERO_1900 = LocalDate.of(1899, 12, 30);
    private static final LocalDate DAY_ZERO_1904 = LocalDate.of(1904, 1, 1);
    private static final String RELATIONS = "/relationships";

    private final Map<String, byte[]> parts = new HashMap<>();

    private Workbook(byte[] content) throws IOException {
        try (var zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(content))
                .get()) {
            var left = MAX_MIB << 20;
            for (var entry : Collections.list(zip.getEntries())) {
                var part = read(zip, entry, left + 1);
                left -= part.length;
                if (left < 0) {
                    throw new TooLargeException();
                }
                if (parts.put(entry.getName(), part) != null || parts.size() > MAX_PARTS) {
                    throw new IOException("a part is there twice, or there are too many");
                }
            }
        }
    }

    private static byte[] read(ZipFile zip, ZipArchiveEntry entry, int atMost) throws IOException {
        try (var in = zip.getInputStream(entry)) {
            return in.readNBytes(atMost);
        }
    }

    /** The parts unpack to more than {@value Workbook#MAX_MIB} MiB. */
    static final class TooLargeException extends IOException {}

    /** A cell that is not empty. */
    record Cell(Kind kind, String text) {

        enum Kind {
            TEXT,
            NUMBER,
            YES_NO,
            /** A formula, or the error in which one ended. */
            FORMULA
        }
    }

    /** Receives rows. */
    interface Rows {
        /**
         * @param row the number as a spreadsheet shows it
         * @param dayZero the day that the workbook stores as the number 0
         */
        void accept(int row, List<Optional<Cell>> cells, LocalDate dayZero);
    }

    /**
     * Reads the sheet.
     *
     * @param maxColumns a cell further to the right is passed on at the position behind the last column
     * @throws IOException if it is no workbook or exceeds the limits
     */
    static void read(byte[] content, int maxColumns, Rows rows) throws IOException {
        try {
            new Workbook(content).readFirstSheet(maxColumns, rows);
        } catch (XMLStreamException e) {
            throw new IOException("a part is not well-formed", e);
        }
    }

    private void readFirstSheet(int maxColumns, Rows rows) throws IOException, XMLStreamException {
        var main = byType(relations("")).getOrDefault("officeDocument", "");
        var relations = relations(main);
        var sheet = new HashMap<String, String>();
        var xml = new SheetXml(part(main));
        while (xml.nextElement()) {
            if (xml.isAt("workbookPr")) {
                sheet.put("date1904", xml.attribute("date1904").orElse("0"));
            } else if (xml.isAt("sheet") && !sheet.containsKey("id")) {
                sheet.put("id", xml.attributeOf(RELATIONS, "id").orElse(""));
            }
        }
        var target = relations.stream()
                .filter(relation -> relation.id().equals(sheet.get("id")))
                .findFirst()
                .orElseThrow(() -> new IOException("there is no sheet"));
        var shared = byType(relations).get("sharedStrings");
        var texts = shared == null ? List.<String>of() : sharedTexts(part(shared));
        var dayZero = List.of("1", "true").contains(sheet.getOrDefault("date1904", "")) ? DAY_ZERO_1904 : DAY_ZERO_1900;
        new SheetRows(new SheetXml(part(target.part())), texts, maxColumns)
                .read((row, cells) -> rows.accept(row, cells, dayZero));
    }

    private byte[] part(String name) throws IOException {
        var part = parts.get(name);
        if (part == null) {
            throw new IOException("a part is missing");
        }
        return part;
    }

    /** @param part the name of the part that it leads to */
    private record Relation(String id, String type, String part) {}

    /** The relations of a part, or of the workbook as a whole if the name is empty. */
    private List<Relation> relations(String name) throws IOException, XMLStreamException {
        var slash = name.lastIndexOf('/') + 1;
        var folder = name.substring(0, slash);
        var xml = new SheetXml(part(folder + "_rels/" + name.substring(slash) + ".rels"));
        var relations = new ArrayList<Relation>();
        while (xml.nextElement()) {
            if (xml.isAt("Relationship")) {
                var type = xml.attribute("Type").orElse("");
                relations.add(new Relation(
                        xml.attribute("Id").orElse(""),
                        type.substring(type.lastIndexOf('/') + 1),
                        resolved(folder, xml.attribute("Target").orElse(""))));
            }
        }
        return relations;
    }

    private static Map<String, String> byType(List<Relation> relations) {
        var byType = new HashMap<String, String>();
        relations.forEach(relation -> byType.putIfAbsent(relation.type(), relation.part()));
        return byType;
    }

    private static String resolved(String folder, String target) {
        var path = target.startsWith("/") ? target.substring(1) : folder + target;
        return Path.of(path).normalize().toString().replace('\\', '/');
    }

    private static List<String> sharedTexts(byte[] part) throws IOException, XMLStreamException {
        var xml = new SheetXml(part);
        var texts = new ArrayList<String>();
        while (xml.nextElement()) {
            if (xml.isAt("si")) {
                texts.add(xml.text());
                if (texts.size() > MAX_SHARED_TEXTS) {
                    throw new IOException("there are too many texts");
                }
            }
        }
        return texts;
    }
}
