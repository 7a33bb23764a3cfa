package io.skillcert.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionLaunch;
import org.junit.jupiter.api.Test;

class FileCheckTest {

    private static final String PDF = "application/pdf";
    private static final String JPEG = "image/jpeg";
    private static final String PNG = "image/png";

    @Test
    void plain_files_are_taken_for_what_they_are() throws Exception {
        assertEquals(FileType.PDF, FileCheck.inspect(Files.pdf(), PDF).type());
        assertEquals(FileType.JPEG, FileCheck.inspect(Files.photo(), JPEG).type());
        assertEquals(
                FileType.PNG,
                FileCheck.inspect(Files.image(Files.portrait(1), "png"), PNG).type());
    }

    @Test
    void a_type_that_lies_is_refused() throws Exception {
        refused(Files.photo(), PDF, "is image/jpeg by its content");
        refused(Files.pdf(), JPEG, "is application/pdf by its content");
        refused("MZ an executable".getBytes(StandardCharsets.UTF_8), PDF, "neither a PDF");
        refused("<html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8), PNG, "neither a PDF");
        refused(new byte[0], PDF, "neither a PDF");
    }

    @Test
    void a_polyglot_is_refused() throws Exception {
        refused(joined(Files.photo(), zip()), JPEG, "holds an archive");
        refused(joined(Files.image(Files.portrait(1), "png"), zip()), PNG, "holds an archive");
        refused(joined(Files.pdf(), zip()), PDF, "holds an archive");
        refused(joined(Files.pdf(), "<script>".getBytes(StandardCharsets.UTF_8)), PDF, "does not end");
        refused(joined(Files.photo(), new byte[1]), JPEG, "does not end");
        var comment = "%PDF-1.7 in a comment";
        refused(withComment(Files.photo(), comment), JPEG, "two kinds of file");
        refused(withComment(Files.photo(), "<ScRiPt>alert(1)</script>"), JPEG, "two kinds of file");
    }

    @Test
    void a_pdf_with_a_script_an_action_a_file_or_a_password_is_refused() throws Exception {
        refused(
                Files.pdf(pdf -> pdf.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert(1)"))),
                PDF,
                "holds a script");
        refused(Files.pdf(pdf -> pdf.getDocumentCatalog().setOpenAction(new PDActionLaunch())), PDF, "holds a script");
        refused(
                Files.pdf(pdf -> {
                    var names = new PDDocumentNameDictionary(pdf.getDocumentCatalog());
                    names.setEmbeddedFiles(new PDEmbeddedFilesNameTreeNode());
                    pdf.getDocumentCatalog().setNames(names);
                }),
                PDF,
                "EmbeddedFiles");
        refused(
                Files.pdf(pdf -> pdf.protect(new StandardProtectionPolicy("owner", "", new AccessPermission()))),
                PDF,
                "password");
    }

    @Test
    void an_image_that_is_too_large_is_refused_before_it_is_read() throws Exception {
        refused(pngOfSize(60_000, 60_000), PNG, "60000 × 60000 pixels");
        var scans = new byte[400];
        for (int i = 0; i < scans.length; i += 2) {
            scans[i] = (byte) 0xFF;
            scans[i + 1] = (byte) 0xDA;
        }
        var photo = Files.photo();
        var end = photo.length - 2;
        var many = joined(joined(Arrays.copyOf(photo, end), scans), Arrays.copyOfRange(photo, end, photo.length));
        refused(many, JPEG, "has more than 100 scans");
    }

    @Test
    void what_is_nested_without_end_is_refused() {
        var deep = "[".repeat(2_000_000) + "]".repeat(2_000_000);
        var pdf = "%PDF-1.7\n1 0 obj\n" + deep + "\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF\n";
        refused(pdf.getBytes(StandardCharsets.US_ASCII), PDF, "can't be read as a PDF");
    }

    @Test
    void what_is_cut_off_is_refused() throws Exception {
        refused(Arrays.copyOf(Files.pdf(), 200), PDF, "does not end");
        var photo = Files.photo();
        var half = joined(Arrays.copyOf(photo, photo.length / 8), new byte[] {(byte) 0xFF, (byte) 0xD9});
        assertThrows(RefusedFileException.class, () -> FileCheck.inspect(Arrays.copyOf(half, 40), JPEG));
    }

    private static void refused(byte[] content, String announced, String why) {
        var refusal = assertThrows(RefusedFileException.class, () -> FileCheck.inspect(content, announced));
        assertTrue(refusal.getMessage().contains(why), refusal.getMessage());
    }

    private static byte[] joined(byte[] first, byte[] second) {
        var both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static byte[] zip() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("evil.txt"));
            zip.write(1);
        }
        return out.toByteArray();
    }

    /** Behind the start of the image, where a JPEG keeps comments. */
    private static byte[] withComment(byte[] jpeg, String comment) {
        var text = comment.getBytes(StandardCharsets.ISO_8859_1);
        var segment = new byte[text.length + 4];
        segment[0] = (byte) 0xFF;
        segment[1] = (byte) 0xFE;
        segment[3] = (byte) (text.length + 2);
        System.arraycopy(text, 0, segment, 4, text.length);
        return joined(joined(Arrays.copyOf(jpeg, 2), segment), Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    /** A header that claims a size, with nothing much behind it. */
    private static byte[] pngOfSize(int width, int height) throws IOException {
        var png = Files.image(Files.portrait(1), "png");
        var buffer = java.nio.ByteBuffer.wrap(png);
        buffer.putInt(16, width).putInt(20, height);
        var crc = new java.util.zip.CRC32();
        crc.update(png, 12, 17);
        buffer.putInt(29, (int) crc.getValue());
        return png;
    }
}
