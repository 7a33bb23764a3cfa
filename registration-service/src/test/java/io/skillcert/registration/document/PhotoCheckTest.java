package io.skillcert.registration.document;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skillcert.document.FileType;
import io.skillcert.document.Files;
import io.skillcert.document.ImageCheck;
import io.skillcert.document.RefusedFileException;
import java.awt.Color;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class PhotoCheckTest {

    @Test
    void a_photo_has_its_size_a_white_background_and_a_face() throws Exception {
        for (int multiple : new int[] {1, 2, 3, 12}) {
            PhotoCheck.inspect(picture(Files.portrait(multiple)));
        }
        photoRefused(new BufferedImage(300, 413, BufferedImage.TYPE_INT_RGB), "has 300 × 413 pixels");
        photoRefused(new BufferedImage(590, 413, BufferedImage.TYPE_INT_RGB), "has 590 × 413 pixels");
        photoRefused(filled(Color.BLUE), "not white");
        photoRefused(filled(Color.WHITE), "shows nothing");
        var halfBlue = Files.portrait(1);
        var pen = halfBlue.createGraphics();
        pen.setColor(new Color(60, 120, 220));
        pen.fillRect(0, 0, 20, 413);
        pen.dispose();
        photoRefused(halfBlue, "not white");
    }

    private static void photoRefused(BufferedImage photo, String why) {
        var refusal = assertThrows(RefusedFileException.class, () -> PhotoCheck.inspect(picture(photo)));
        assertTrue(refusal.getMessage().contains(why), refusal.getMessage());
    }

    private static ImageCheck.Picture picture(BufferedImage image) throws Exception {
        return ImageCheck.read(Files.image(image, "png"), FileType.PNG);
    }

    private static BufferedImage filled(Color colour) {
        var image = new BufferedImage(295, 413, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(colour);
        pen.fillRect(0, 0, 295, 413);
        pen.dispose();
        return image;
    }
}
