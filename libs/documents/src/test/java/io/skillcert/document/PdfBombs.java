package io.skillcert.document;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.Deflater;

/** PDFs of at most 10 MiB that make a careless reader allocate gigabytes or run for hours. */
final class PdfBombs {

    private static final int SIZE = 9 << 20;
    private static final String FLATE = "/Filter/FlateDecode";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Map<Integer, int[]> entries = new LinkedHashMap<>();

    private PdfBombs() {
        text("%PDF-1.7\n");
    }

    /** The bombs by name. */
    static Map<String, byte[]> all() {
        var bombs = new LinkedHashMap<String, byte[]>();
        var zeros = deflated((byte) ' ', 1 << 30);
        bombs.put("object stream of a gigabyte", objectStream(FLATE, "\n", zeros));
        bombs.put("space behind the keyword stream", objectStream(FLATE, " \n", zeros));
        bombs.put("hexadecimal around Flate", objectStream("/Filter[/ASCIIHexDecode/FlateDecode]", "\n", hex(zeros)));
        bombs.put("escaped name of the filter", objectStream("/Filter/Fl#61teDecode", "\n", zeros));
        bombs.put("Flate in Flate", objectStream("/Filter[/FlateDecode/FlateDecode]", "\n", deflated(zeros)));
        bombs.put("run lengths", objectStream("/Filter/RunLengthDecode", "\n", repeated("\u0081 ")));
        bombs.put("damaged tail", objectStream(FLATE, "\n", damaged(zeros)));
        bombs.put(
                "predictor with a row of gigabytes",
                objectStream(
                        FLATE + "/DecodeParms<</Predictor 12/Columns 2000000000>>", "\n", deflated(new byte[100])));
        for (var part : new String[] {"[]", "<<>>", "()", "/a"}) {
            bombs.put(
                    "object stream of " + part,
                    objectStream(
                            FLATE,
                            "\n",
                            deflated(("1 0 [" + part.repeat(7 << 20)).getBytes(StandardCharsets.US_ASCII))));
            bombs.put("plain " + part, plain("[" + new String(repeated(part), StandardCharsets.US_ASCII) + "]"));
        }
        var names = new StringBuilder("1 0 [");
        for (int i = 0; i < 1_900_000; i++) {
            names.append('/').append(Integer.toString(i, 36));
        }
        bombs.put("different names", plain(names.substring(4) + "]"));
        bombs.put(
                "cross-reference stream with wide fields",
                crossReference("/W[1 2000000000 1]", deflated(new byte[100])));
        bombs.put(
                "cross-reference stream of many entries",
                crossReference("/W[1 3 0]/Size 99999999", entries(4_000_000)));
        bombs.put(
                "image as cross-reference stream",
                crossReference(
                        "/Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns 60000/Rows 60000>>/W[1 1 1]",
                        new byte[100]));
        bombs.put("cross-reference table of many entries", table());
        bombs.put("many objects without a table", objects());
        bombs.put("object stream that is read again and again", again());
        bombs.put("many streams", streams());
        bombs.put("encrypted", encrypted(zeros));
        return bombs;
    }

    private static byte[] objectStream(String filter, String lineEnd, byte[] packed) {
        var pdf = new PdfBombs();
        pdf.stream(2, "/Type/ObjStm/N 1/First 4" + filter, lineEnd, packed);
        pdf.entries.put(1, new int[] {2, 2, 0});
        return pdf.end("");
    }

    private static byte[] encrypted(byte[] packed) {
        var pdf = new PdfBombs();
        pdf.stream(2, "/Type/ObjStm/N 1/First 4" + FLATE, "\n", packed);
        pdf.entries.put(1, new int[] {2, 2, 0});
        return pdf.end("/Encrypt<</Filter/Standard/V 1/R 2/O(" + "a".repeat(32) + ")/U(" + "a".repeat(32)
                + ")/P -4>>/ID[(a)(a)]");
    }

    private static byte[] plain(String object) {
        var pdf = new PdfBombs();
        pdf.object(1, "<</Type/Catalog/Pages 3 0 R/X " + object + ">>");
        pdf.object(3, "<</Type/Pages/Kids[]/Count 1>>");
        return pdf.end("");
    }

    private static byte[] crossReference(String extra, byte[] packed) {
        var pdf = new PdfBombs();
        int at = pdf.out.size();
        var filter = extra.contains("/Filter") ? "" : FLATE;
        pdf.stream(
                9, "/Type/XRef/Root 1 0 R" + filter + extra + (extra.contains("/Size") ? "" : "/Size 3"), "\n", packed);
        pdf.text("startxref\n" + at + "\n%%EOF\n");
        return pdf.out.toByteArray();
    }

    private static byte[] entries(int count) {
        var rows = ByteBuffer.allocate(4 * count);
        for (int i = 0; i < count; i++) {
            rows.putInt(1 << 24 | i);
        }
        return deflated(rows.array());
    }

    private static byte[] table() {
        var pdf = new PdfBombs();
        int at = pdf.out.size();
        var count = 440_000;
        var lines = new StringBuilder("xref\n0 " + count + "\n");
        for (int i = 0; i < count; i++) {
            lines.append("%010d 00000 n \n".formatted(i + 9));
        }
        pdf.text(lines + "trailer\n<</Root 1 0 R/Size " + count + ">>\nstartxref\n" + at + "\n%%EOF\n");
        return pdf.out.toByteArray();
    }

    private static byte[] objects() {
        var pdf = new PdfBombs();
        var objects = new StringBuilder();
        for (int i = 1; objects.length() < SIZE; i++) {
            objects.append(i).append(" 0 obj\n");
        }
        pdf.text(objects + "trailer\n<</Root 1 0 R>>\n%%EOF\n");
        return pdf.out.toByteArray();
    }

    /** Each of 100,000 references needs the object stream, which does not have the object. */
    private static byte[] again() {
        var pdf = new PdfBombs();
        var references = new StringBuilder();
        for (int i = 100; i < 100_100; i++) {
            references.append(i).append(" 0 R ");
            pdf.entries.put(i, new int[] {2, 2, 0});
        }
        pdf.object(1, "<</Type/Catalog/Pages 3 0 R/X[" + references + "]>>");
        pdf.object(3, "<</Type/Pages/Kids[]/Count 1>>");
        pdf.stream(2, "/Type/ObjStm/N 1/First 4" + FLATE, "\n", deflated((byte) ' ', 15 << 20));
        return pdf.end("");
    }

    private static byte[] streams() {
        var pdf = new PdfBombs();
        var packed = deflated((byte) ' ', 8 << 20);
        var references = new StringBuilder();
        for (int i = 100; i < 1000; i++) {
            references.append(i).append(" 0 R ");
            pdf.stream(i, FLATE, "\n", packed);
        }
        pdf.object(1, "<</Type/Catalog/Pages 3 0 R/X[" + references + "]>>");
        pdf.object(3, "<</Type/Pages/Kids[]/Count 1>>");
        return pdf.end("");
    }

    private void object(int number, String content) {
        entries.put(number, new int[] {1, out.size(), 0});
        text(number + " 0 obj\n" + content + "\nendobj\n");
    }

    private void stream(int number, String dictionary, String lineEnd, byte[] content) {
        entries.put(number, new int[] {1, out.size(), 0});
        text(number + " 0 obj\n<<" + dictionary + "/Length " + content.length + ">>\nstream" + lineEnd);
        out.writeBytes(content);
        text("\nendstream\nendobj\n");
    }

    /** A cross-reference stream of the objects, with object 1 as the catalogue. */
    private byte[] end(String extra) {
        int at = out.size();
        var index = new StringBuilder();
        var rows = ByteBuffer.allocate(7 * entries.size());
        entries.forEach((number, entry) -> {
            index.append(number).append(" 1 ");
            rows.put((byte) entry[0]).putInt(entry[1]).putShort((short) entry[2]);
        });
        stream(
                900_000,
                "/Type/XRef/W[1 4 2]/Index[" + index + "]/Size 900001/Root 1 0 R" + extra + FLATE,
                "\n",
                deflated(rows.array()));
        text("startxref\n" + at + "\n%%EOF\n");
        return out.toByteArray();
    }

    private void text(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static byte[] repeated(String text) {
        return text.repeat(SIZE / text.length()).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] hex(byte[] content) {
        var text = new StringBuilder();
        for (var next : content) {
            text.append(Character.forDigit(next >> 4 & 15, 16)).append(Character.forDigit(next & 15, 16));
        }
        return text.append('>').toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] damaged(byte[] packed) {
        packed = packed.clone();
        packed[packed.length - 9] ^= 0x55;
        return packed;
    }

    static byte[] deflated(byte value, int size) {
        var block = new byte[1 << 20];
        java.util.Arrays.fill(block, value);
        return deflated(block, size >> 20);
    }

    static byte[] deflated(byte[] content) {
        return deflated(content, 1);
    }

    private static byte[] deflated(byte[] block, int times) {
        var deflater = new Deflater(Deflater.BEST_COMPRESSION);
        var packed = new ByteArrayOutputStream();
        var buffer = new byte[1 << 16];
        for (int i = 0; i < times; i++) {
            deflater.setInput(block);
            while (!deflater.needsInput()) {
                packed.write(buffer, 0, deflater.deflate(buffer));
            }
        }
        deflater.finish();
        while (!deflater.finished()) {
            packed.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return packed.toByteArray();
    }
}
