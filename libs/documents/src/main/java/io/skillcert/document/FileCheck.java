package io.skillcert.document;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.tika.Tika;

/**
 * Validates an uploaded file by its content: one PDF, JPEG or PNG and nothing beside it. Refuses polyglots, decompression
 * bombs, active content and files whose content is not of the announced type.
 */
public final class FileCheck {

    private static final Tika TIKA = new Tika();
    private static final int HEAD = 1024;
    private static final int ZIP_TAIL = 66_000; // a ZIP is found by a record in its last 64 KiB
    private static final byte[] ZIP_END = {'P', 'K', 5, 6};
    private static final List<String> FOREIGN_HEADS =
            List.of("%pdf-", "<html", "<script", "<!doctype", "<svg", "<?php");

    private FileCheck() {}

    /**
     * Checks a file.
     *
     * @param announced the media type of the request
     * @throws io.skillcert.http.problem.ProblemException 422 saying what is wrong with the file
     */
    public static CheckedFile check(byte[] content, String announced) {
        try {
            return inspect(content, announced);
        } catch (RefusedFileException e) {
            throw e.problem();
        }
    }

    static CheckedFile inspect(byte[] content, String announced) throws RefusedFileException {
        var type = FileType.of(TIKA.detect(content))
                .orElseThrow(() -> new RefusedFileException("is neither a PDF nor a JPEG nor a PNG by its content"));
        if (!type.mediaType().equals(announced)) {
            throw new RefusedFileException("is {0} by its content, not {1}", type.mediaType(), announced);
        }
        if (contains(content, ZIP_END, Math.max(0, content.length - ZIP_TAIL))) {
            throw new RefusedFileException("holds an archive");
        }
        if (type == FileType.PDF) {
            PdfCheck.check(content);
            return CheckedFile.of(content, type, Optional.empty());
        }
        refuseForeignHead(content);
        return CheckedFile.of(content, type, Optional.of(ImageCheck.read(content, type)));
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
