package io.skillcert.registration.document;

import io.skillcert.document.CheckedFile;
import io.skillcert.document.ImageCheck;
import io.skillcert.document.RefusedFileException;
import java.awt.image.BufferedImage;

/**
 * Validates the photo of an application (REG-08, guide §4.1: one inch, white background): 295 × 413 pixels, which is one inch
 * at 300 dpi, or a multiple of it; a white background around the head and something darker where the face is. It does not
 * detect faces.
 */
final class PhotoCheck {

    private static final int WIDTH = 295;
    private static final int HEIGHT = 413;
    private static final int MAX_MULTIPLE = 12;
    private static final int WHITE = 225; // of 255 in each colour: paper and light are never pure
    private static final double WHITE_SHARE = 0.90;
    private static final double FACE_SHARE = 0.35;

    private PhotoCheck() {}

    /** @throws io.skillcert.http.problem.ProblemException 422 if the file is not such a photo */
    static void check(CheckedFile file) {
        try {
            inspect(file.picture().orElseThrow(() -> new RefusedFileException("is a PDF; a photo is a JPEG or a PNG")));
        } catch (RefusedFileException e) {
            throw e.problem();
        }
    }

    static void inspect(ImageCheck.Picture picture) throws RefusedFileException {
        int multiple = picture.width() / WIDTH;
        if (multiple < 1
                || multiple > MAX_MULTIPLE
                || picture.width() != multiple * WIDTH
                || picture.height() != multiple * HEIGHT) {
            throw new RefusedFileException(
                    "has {0} × {1} pixels; a photo has 295 × 413 or a multiple of it, up to 12 times",
                    picture.width(), picture.height());
        }
        var photo = picture.small();
        int width = photo.getWidth();
        int height = photo.getHeight();
        // Above the head, and beside it where no shoulder reaches.
        var top = share(photo, 0, 0, width, height / 20);
        var left = share(photo, 0, 0, width / 12, height / 2);
        var right = share(photo, width - width / 12, 0, width, height / 2);
        if (Math.min(top, Math.min(left, right)) < WHITE_SHARE) {
            throw new RefusedFileException("has a background that is not white");
        }
        var face = 1 - share(photo, width / 3, height / 4, width - width / 3, height * 6 / 10);
        if (face < FACE_SHARE) {
            throw new RefusedFileException("shows nothing where the face is expected");
        }
    }

    /** How much of the area is white, 0 to 1. */
    private static double share(BufferedImage photo, int fromX, int fromY, int toX, int toY) {
        int count = 0;
        for (int y = fromY; y < toY; y++) {
            for (int x = fromX; x < toX; x++) {
                count += isWhite(photo.getRGB(x, y)) ? 1 : 0;
            }
        }
        return (double) count / ((toX - fromX) * (toY - fromY));
    }

    private static boolean isWhite(int rgb) {
        return (rgb >> 16 & 0xFF) >= WHITE && (rgb >> 8 & 0xFF) >= WHITE && (rgb & 0xFF) >= WHITE;
    }
}
