package io.skillcert.document;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.apache.tika.Tika;

/**
 * Takes a file for what it is, by its content: one PDF, JPEG or PNG and nothing else beside it. Refuses what hides a
 * second file (a polyglot), unpacks to far more than it is (a bomb), runs a script, or lies about its type.
 */
public final class FileCheck {

    private static final Tika TIKA = new Tika();
    private static final int HEAD = 1024;
    private static final int ZIP_TAIL = 66_000; // a ZIP is found by a record in its last 64 KiB
    private static final byte[] ZIP_END = {'P', 'K', 5, 6};
    private static final List<String> FOREIGN_HEADS =
            List.of("%pdf-", "<html", "<script", "<!doctype", "<svg", "<?php");

    private FileCheck() {}

    /** @param announced the media type the caller names */
    public static FileType check(byte[] content, String announced) throws RefusedFileException {
        var type = FileType.of(TIKA.detect(content))
                .orElseThrow(() -> new RefusedFileException("is neither a PDF nor a JPEG nor a PNG by its content"));
        if (!type.mediaType().equals(announced)) {
            throw new RefusedFileException("is " + type.mediaType() + " by its content, not " + announced);
        }
        if (contains(content, ZIP_END, Math.max(0, content.length - ZIP_TAIL))) {
            throw new RefusedFileException("holds an archive");
        }
        switch (type) {
            case PDF -> PdfCheck.check(content);
            case JPEG, PNG -> {
                refuseForeignHead(content);
                ImageCheck.read(content, type);
            }
        }
        return type;
    }

    private static void refuseForeignHead(byte[] content) throws RefusedFileException {
        var head = new String(content, 0, Math.min(HEAD, content.length), StandardCharsets.ISO_8859_1)
                .toLowerCase(Locale.ROOT);
        if (FOREIGN_HEADS.stream().anyMatch(head::contains)) {
            throw new RefusedFileException("is two kinds of file at once");
        }
    }

    static boolean contains(byte[] content, byte[] part, int from) {
        for (int i = from; i <= content.length - part.length; i++) {
            int j = 0;
            while (j < part.length && content[i + j] == part[j]) {
                j++;
            }
            if (j == part.length) {
                return true;
            }
        }
        return false;
    }
}
