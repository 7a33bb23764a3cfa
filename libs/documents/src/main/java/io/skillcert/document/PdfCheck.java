package io.skillcert.document;

import io.skillcert.document.LimitedPdfParser.LimitException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;

/** Validates a PDF: no script, action, embedded file, password or decompression bomb. */
final class PdfCheck {

    private static final int MAX_PAGES = 100;
    private static final byte[] HEADER = "%PDF-".getBytes(StandardCharsets.US_ASCII);
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
        try (var pdf = new LimitedPdfParser(content).parse()) {
            int pages = pdf.getNumberOfPages();
            if (pages < 1 || pages > MAX_PAGES) {
                throw new RefusedFileException("has {0} pages; 1 to {1} are taken", pages, MAX_PAGES);
            }
            refuseActiveContent(pdf.getDocument().getTrailer());
        } catch (LimitException e) {
            throw e.refusal();
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
            if (seen.size() > LimitedPdfParser.MAX_OBJECTS) {
                throw new RefusedFileException("has more than {0} parts", LimitedPdfParser.MAX_OBJECTS);
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
                throw new RefusedFileException("holds a script, an action or a file ({0})", key.getName());
            }
        }
        if (dictionary.getDictionaryObject(COSName.S) instanceof COSName action
                && FORBIDDEN_ACTIONS.contains(action.getName())) {
            throw new RefusedFileException("holds a script, an action or a file ({0})", action.getName());
        }
    }
}
