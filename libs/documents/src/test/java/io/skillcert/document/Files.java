package io.skillcert.document;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

/** Files as applicants send them, good ones; tests spoil them one thing at a time. */
public final class Files {

    private Files() {}

    public static byte[] pdf() throws IOException {
        return pdf(document -> {});
    }

    public interface Change {
        void apply(PDDocument document) throws IOException;
    }

    public static byte[] pdf(Change change) throws IOException {
        try (var document = new PDDocument();
                var out = new ByteArrayOutputStream()) {
            document.addPage(new PDPage());
            change.apply(document);
            document.save(out);
            return out.toByteArray();
        }
    }

    /** White around a head and shoulders. */
    public static BufferedImage portrait(int multiple) {
        int width = 295 * multiple;
        int height = 413 * multiple;
        var photo = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = photo.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, width, height);
        pen.setColor(new Color(200, 160, 130));
        pen.fillOval(width / 4, height / 8, width / 2, height / 2);
        pen.setColor(new Color(40, 50, 90));
        pen.fillOval(width / 10, height * 6 / 10, width * 8 / 10, height);
        pen.dispose();
        return photo;
    }

    public static byte[] image(BufferedImage image, String format) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, format, out);
        return out.toByteArray();
    }

    public static byte[] photo() throws IOException {
        return image(portrait(1), "jpg");
    }
}
