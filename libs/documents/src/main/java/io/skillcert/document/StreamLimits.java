package io.skillcert.document;

import io.skillcert.document.LimitedPdfParser.LimitException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.filter.FilterFactory;

/** Limits what the streams of one PDF unpack to. */
final class StreamLimits {

    private static final long MAX_UNPACKED = 200L << 20;
    private static final long MAX_OBJECT_BYTES = 16L << 20;
    private static final int MAX_COLUMNS = 30_000;
    private static final int MAX_BITS = 16;
    private static final int MAX_WIDTH = 8;

    private static final Set<COSName> PACKING = Set.of(
            COSName.FLATE_DECODE,
            COSName.FLATE_DECODE_ABBREVIATION,
            COSName.LZW_DECODE,
            COSName.LZW_DECODE_ABBREVIATION,
            COSName.RUN_LENGTH_DECODE,
            COSName.RUN_LENGTH_DECODE_ABBREVIATION);
    private static final Set<COSName> TEXT = Set.of(
            COSName.ASCII85_DECODE,
            COSName.ASCII85_DECODE_ABBREVIATION,
            COSName.ASCII_HEX_DECODE,
            COSName.ASCII_HEX_DECODE_ABBREVIATION);
    private static final Set<COSName> IMAGE = Set.of(
            COSName.DCT_DECODE,
            COSName.DCT_DECODE_ABBREVIATION,
            COSName.CCITTFAX_DECODE,
            COSName.CCITTFAX_DECODE_ABBREVIATION,
            COSName.JPX_DECODE,
            COSName.JBIG2_DECODE);

    private long unpacked;
    private long objectBytes;
    private long delimiters;

    /** Limits a stream of pages and images: one packing filter, perhaps as text, perhaps around an image. */
    void requireContent(COSStream stream) throws IOException {
        var filters = filters(stream);
        int next = 0;
        if (next < filters.size() && TEXT.contains(filters.get(next))) {
            next++;
        }
        var isPacked = next < filters.size() && PACKING.contains(filters.get(next));
        next += isPacked ? 1 : 0;
        if (next < filters.size() && IMAGE.contains(filters.get(next))) {
            next++;
        }
        if (next < filters.size()) {
            throw refused();
        }
        if (isPacked) {
            requirePredictor(stream);
            var packedAt = TEXT.contains(filters.get(0)) ? 1 : 0;
            unpack(stream, packedAt == 1 ? filters.get(0) : null, filters.get(packedAt), packedAt, this::countContent);
        }
    }

    /** Limits a stream that PDFBox reads as objects: it is not packed, or by the Flate filter alone. */
    void requireObjects(COSStream stream) throws IOException {
        var filters = filters(stream);
        if (filters.size() > 1 || filters.size() == 1 && !COSName.FLATE_DECODE.equals(filters.get(0))) {
            throw refused();
        }
        requireWidths(stream);
        if (filters.isEmpty()) {
            try (var in = stream.createRawInputStream()) {
                in.transferTo(new Counter(this::countObjects));
            }
        } else {
            requirePredictor(stream);
            unpack(stream, null, filters.get(0), 0, this::countObjects);
        }
    }

    private static List<COSName> filters(COSStream stream) {
        var found = new ArrayList<COSName>();
        var filters = stream.getFilters();
        if (filters instanceof COSArray array) {
            for (int i = 0; i < array.size(); i++) {
                found.add(name(array.getObject(i)));
            }
        } else if (filters != null) {
            found.add(name(filters));
        }
        return found;
    }

    private static COSName name(COSBase filter) {
        if (filter instanceof COSName name) {
            return name;
        }
        throw refused();
    }

    private static LimitException refused() {
        return new LimitException("packs a part in an unusual way; save it again as a plain PDF");
    }

    /** The widths of a cross-reference stream, for which PDFBox allocates memory. */
    private static void requireWidths(COSStream stream) {
        var widths = stream.getCOSArray(COSName.W);
        for (int i = 0; widths != null && i < widths.size(); i++) {
            if (widths.getInt(i, 0) < 0 || widths.getInt(i, 0) > MAX_WIDTH) {
                throw refused();
            }
        }
    }

    /** The row of a predictor, for which PDFBox allocates memory. */
    private static void requirePredictor(COSStream stream) {
        var parameters = stream.getDictionaryObject(COSName.DECODE_PARMS, COSName.DP);
        if (parameters instanceof COSDictionary dictionary) {
            requireRow(dictionary);
        } else if (parameters instanceof COSArray array) {
            for (int i = 0; i < array.size(); i++) {
                if (array.getObject(i) instanceof COSDictionary dictionary) {
                    requireRow(dictionary);
                }
            }
        }
    }

    private static void requireRow(COSDictionary parameters) {
        var columns = parameters.getInt(COSName.COLUMNS, 1);
        var bits = parameters.getInt(COSName.BITS_PER_COMPONENT, 1);
        if (columns < 0 || columns > MAX_COLUMNS || bits < 0 || bits > MAX_BITS) {
            throw refused();
        }
    }

    private static void unpack(COSStream stream, COSName text, COSName packing, int index, Count count)
            throws IOException {
        try (var raw = stream.createRawInputStream()) {
            var packed = text == null ? raw : read(raw, text, stream);
            FilterFactory.INSTANCE.getFilter(packing).decode(packed, new Counter(count), stream, index);
        }
    }

    /** Reads hexadecimal or base-85 digits, which are longer than what they stand for. */
    private static InputStream read(InputStream raw, COSName text, COSStream stream) throws IOException {
        var decoded = new ByteArrayOutputStream();
        FilterFactory.INSTANCE.getFilter(text).decode(raw, decoded, stream, 0);
        return new ByteArrayInputStream(decoded.toByteArray());
    }

    private void countContent(byte[] bytes, int from, int length) {
        unpacked += length;
        if (unpacked > MAX_UNPACKED) {
            throw new LimitException("unpacks to more than {0} MiB", MAX_UNPACKED >> 20);
        }
    }

    /** Each object but a number begins with a delimiter. */
    private void countObjects(byte[] bytes, int from, int length) {
        objectBytes += length;
        for (int i = from; i < from + length; i++) {
            var next = bytes[i];
            delimiters += next == '[' || next == '<' || next == '(' || next == '/' ? 1 : 0;
        }
        if (objectBytes > MAX_OBJECT_BYTES) {
            throw new LimitException("unpacks to more than {0} MiB", MAX_OBJECT_BYTES >> 20);
        }
        if (delimiters > 2L * LimitedPdfParser.MAX_OBJECTS) {
            throw new LimitException("has more than {0} parts", LimitedPdfParser.MAX_OBJECTS);
        }
    }

    /** Receives unpacked bytes. */
    private interface Count {
        void add(byte[] bytes, int from, int length);
    }

    /** Counts what is written and discards it. */
    private static final class Counter extends OutputStream {

        private final Count count;

        Counter(Count count) {
            this.count = count;
        }

        @Override
        public void write(int next) {
            write(new byte[] {(byte) next}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            count.add(bytes, from, length);
        }
    }
}
