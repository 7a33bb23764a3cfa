package io.skillcert.registration.document;

import java.awt.image.BufferedImage;
import java.util.function.IntBinaryOperator;

/**
 * The photo of the application (guide §4.1: one inch, white background): 295 × 413 pixels or a multiple, a white
 * background around the head, something where the face is.
 */
final class PhotoCheck {

    private static final int WIDTH = 295;
    private static final int HEIGHT = 413;
    private static final int MAX_MULTIPLE = 12;
    private static final int WHITE = 225; // of 255 in each colour: paper and light are never pure
    private static final double WHITE_SHARE = 0.90;
    private static final double FACE_SHARE = 0.35;

    private PhotoCheck() {}

    static void check(BufferedImage photo) throws RefusedFileException {
        int multiple = photo.getWidth() / WIDTH;
        if (multiple < 1
                || multiple > MAX_MULTIPLE
                || photo.getWidth() != multiple * WIDTH
                || photo.getHeight() != multiple * HEIGHT) {
            throw new RefusedFileException("has " + photo.getWidth() + " × " + photo.getHeight()
                    + " pixels; a photo has 295 × 413 or a multiple of it, up to 12 times");
        }
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
        IntBinaryOperator white = (x, y) -> isWhite(photo.getRGB(x, y)) ? 1 : 0;
        long count = 0;
        for (int y = fromY; y < toY; y++) {
            for (int x = fromX; x < toX; x++) {
                count += white.applyAsInt(x, y);
            }
        }
        return (double) count / ((long) (toX - fromX) * (toY - fromY));
    }

    private static boolean isWhite(int rgb) {
        return (rgb >> 16 & 0xFF) >= WHITE && (rgb >> 8 & 0xFF) >= WHITE && (rgb & 0xFF) >= WHITE;
    }
}
