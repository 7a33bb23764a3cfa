package io.skillcert.registration.cohort;

import io.skillcert.http.limits.CountingInputStream;
import io.skillcert.http.problem.Violations;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Collections;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * Checks a workbook before it is read into memory: its unpacked size is limited, and so are the positions of its cells,
 * because the reader allocates memory up to the last cell.
 */
final class WorkbookCheck {

    private static final int MAX_ENTRIES = 200;
    private static final long MAX_UNPACKED = 64L << 20;
    private static final Pattern CELL = Pattern.compile("[A-Z]{1,3}\\d{1,7}");
    private static final Pattern ROW = Pattern.compile("\\d{1,7}");

    private final XMLInputFactory xml = XMLInputFactory.newDefaultFactory();
    private long unpacked;

    private WorkbookCheck() {
        xml.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    }

    static void check(byte[] content) {
        try (var zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(content))
                .get()) {
            new WorkbookCheck().check(zip);
        } catch (IOException | XMLStreamException | IllegalArgumentException e) {
            throw Violations.single("body", "can't be read as a workbook");
        }
    }

    private void check(ZipFile zip) throws IOException, XMLStreamException {
        var entries = Collections.list(zip.getEntries());
        if (entries.size() > MAX_ENTRIES) {
            throw Violations.single("body", "has more than " + MAX_ENTRIES + " parts");
        }
        for (var entry : entries) {
            try (var in = new CountingInputStream(zip.getInputStream(entry), this::count)) {
                if (entry.getName().startsWith("xl/worksheets/")
                        && entry.getName().endsWith(".xml")) {
                    checkCells(in);
                } else {
                    in.transferTo(OutputStream.nullOutputStream());
                }
            }
        }
    }

    private void checkCells(InputStream in) throws XMLStreamException {
        var reader = xml.createXMLStreamReader(in);
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                var form =
                        switch (reader.getLocalName()) {
                            case "row" -> ROW;
                            case "c" -> CELL;
                            default -> null;
                        };
                var at = reader.getAttributeValue(null, "r");
                if (form != null && at != null && !form.matcher(at).matches()) {
                    throw new XMLStreamException("a cell has an invalid position");
                }
            }
        }
    }

    private void count(int bytes) {
        unpacked += bytes;
        if (unpacked > MAX_UNPACKED) {
            throw Violations.single("body", "unpacks to more than " + (MAX_UNPACKED >> 20) + " MiB");
        }
    }
}
