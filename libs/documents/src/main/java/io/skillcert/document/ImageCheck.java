package io.skillcert.document;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Decodes an image within limits on its size; nothing may follow its end. */
public final class ImageCheck {

    static final int SMALL = 413;

    private static final int MAX_SIDE = 12_000;
    private static final long MAX_PIXELS = 40_000_000;
    private static final int MAX_SCANS = 100;
    private static final byte START_OF_SCAN = (byte) 0xDA;
    private static final byte[] JPEG_END = {(byte) 0xFF, (byte) 0xD9};
    private static final byte[] PNG_END = {0, 0, 0, 0, 'I', 'E', 'N', 'D', (byte) 0xAE, 0x42, 0x60, (byte) 0x82};

    private ImageCheck() {}

    /** A progressive JPEG of many scans takes long to decode. In the data of a scan, the marker's first byte is escaped. */
    private static void refuseManyScans(byte[] content, FileType type) throws RefusedFileException {
        int scans = 0;
        for (int i = 1; type == FileType.JPEG && i < content.length; i++) {
            scans += content[i - 1] == (byte) 0xFF && content[i] == START_OF_SCAN ? 1 : 0;
        }
        if (scans > MAX_SCANS) {
            throw new RefusedFileException("has more than {0} scans", MAX_SCANS);
        }
    }

    /** @param small the picture scaled down to about {@value #SMALL} pixels a side, so that no larger one is kept in memory */
    public record Picture(int width, int height, BufferedImage small) {}

    public static Picture read(byte[] content, FileType type) throws RefusedFileException {
        var end = type == FileType.PNG ? PNG_END : JPEG_END;
        var tail = Arrays.copyOfRange(content, Math.max(0, content.length - end.length), content.length);
        if (!Arrays.equals(end, tail)) {
            throw new RefusedFileException("does not end where the image ends");
        }
        refuseManyScans(content, type);
        var reader = ImageIO.getImageReadersByFormatName(type.ending()).next();
        try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
            reader.setInput(in, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if (width > MAX_SIDE || height > MAX_SIDE || (long) width * height > MAX_PIXELS) {
                throw new RefusedFileException(
                        "has {0} × {1} pixels; at most {2} a side and {3} in all are read",
                        width, height, MAX_SIDE, MAX_PIXELS);
            }
            int every = Math.max(1, Math.max(width, height) / SMALL);
            var parameters = reader.getDefaultReadParam();
            parameters.setSourceSubsampling(every, every, 0, 0);
            return new Picture(width, height, reader.read(0, parameters));
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new RefusedFileException("can't be read as an image");
        } finally {
            reader.dispose();
        }
    }
}
