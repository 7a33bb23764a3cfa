package io.skillcert.document;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;

/** Validates a PDF: no script, action, embedded file, password or decompression bomb. */
final class PdfCheck {

    private static final int MAX_PAGES = 100;
    private static final int MAX_OBJECTS = 200_000;
    private static final long MAX_UNPACKED = 200L << 20;
    private static final byte[] HEADER = "%PDF-".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] STREAM = "stream".getBytes(StandardCharsets.US_ASCII);
    private static final Set<String> FORBIDDEN_KEYS =
            Set.of("JS", "JavaScript", "AA", "EmbeddedFiles", "EF", "RichMediaContent", "XFA", "Launch");
    private static final Set<String> FORBIDDEN_ACTIONS =
            Set.of("JavaScript", "Launch", "SubmitForm", "ImportData", "GoToE", "Rendition", "RichMediaExecute");

    private PdfCheck() {}

    static void check(byte[] content) throws RefusedFileException {
        if (!Arrays.equals(HEADER, Arrays.copyOf(content, HEADER.length))) {
            throw new RefusedFileException("does not begin as a PDF");
        }
        refuseTrailingData(content);
        refuseBomb(content);
        try (var pdf = Loader.loadPDF(content)) {
            if (pdf.isEncrypted()) {
                throw new RefusedFileException("is protected by a password");
            }
            int pages = pdf.getNumberOfPages();
            if (pages < 1 || pages > MAX_PAGES) {
                throw new RefusedFileException("has " + pages + " pages; 1 to " + MAX_PAGES + " are taken");
            }
            refuseActiveContent(pdf.getDocument().getTrailer());
        } catch (IOException | RuntimeException | StackOverflowError e) { // PDFBox reads what is nested by recursion
            throw new RefusedFileException("can't be read as a PDF");
        }
    }

    private static void refuseTrailingData(byte[] content) throws RefusedFileException {
        var tail = new String(
                content, Math.max(0, content.length - 64), Math.min(64, content.length), StandardCharsets.ISO_8859_1);
        if (!tail.strip().endsWith("%%EOF")) {
            throw new RefusedFileException("does not end where the PDF ends");
        }
    }

    /** Inflates every stream up to the limit before a parser reads them into memory. */
    private static void refuseBomb(byte[] content) throws RefusedFileException {
        long unpacked = 0;
        for (int i = 0; i <= content.length - STREAM.length; i++) {
            if (startsAt(content, i)) {
                unpacked += unpack(content, afterLineEnd(content, i + STREAM.length), MAX_UNPACKED - unpacked);
                if (unpacked >= MAX_UNPACKED) {
                    throw new RefusedFileException("unpacks to more than " + (MAX_UNPACKED >> 20) + " MiB");
                }
            }
        }
    }

    private static boolean startsAt(byte[] content, int at) {
        for (int j = 0; j < STREAM.length; j++) {
            if (content[at + j] != STREAM[j]) {
                return false;
            }
        }
        return at == 0 || content[at - 1] != 'd'; // not an endstream
    }

    private static int afterLineEnd(byte[] content, int from) {
        int at = from;
        while (at < content.length && (content[at] == '\r' || content[at] == '\n')) {
            at++;
        }
        return at;
    }

    private static long unpack(byte[] content, int from, long limit) {
        var inflater = new Inflater();
        try {
            inflater.setInput(content, from, content.length - from);
            var buffer = new byte[1 << 16];
            long unpacked = 0;
            int count = inflater.inflate(buffer);
            while (count > 0 && unpacked < limit) {
                unpacked += count;
                count = inflater.inflate(buffer);
            }
            return unpacked;
        } catch (DataFormatException e) {
            return 0; // packed otherwise, or not at all
        } finally {
            inflater.end();
        }
    }

    private static void refuseActiveContent(COSBase root) throws RefusedFileException {
        Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        var open = new ArrayDeque<COSBase>();
        open.push(root);
        while (!open.isEmpty()) {
            var next = open.pop();
            var value = next instanceof COSObject reference ? reference.getObject() : next;
            if (value == null || !seen.add(value)) {
                continue;
            }
            if (seen.size() > MAX_OBJECTS) {
                throw new RefusedFileException("has more than " + MAX_OBJECTS + " parts");
            }
            if (value instanceof COSDictionary dictionary) {
                refuseActive(dictionary);
                dictionary.getValues().forEach(open::push);
            } else if (value instanceof COSArray array) {
                array.forEach(item -> {
                    if (item != null) {
                        open.push(item);
                    }
                });
            }
        }
    }

    private static void refuseActive(COSDictionary dictionary) throws RefusedFileException {
        for (var key : dictionary.keySet()) {
            if (FORBIDDEN_KEYS.contains(key.getName())) {
                throw new RefusedFileException("holds a script, an action or a file (" + key.getName() + ")");
            }
        }
        if (dictionary.getDictionaryObject(COSName.S) instanceof COSName action
                && FORBIDDEN_ACTIONS.contains(action.getName())) {
            throw new RefusedFileException("holds a script, an action or a file (" + action.getName() + ")");
        }
    }
}
