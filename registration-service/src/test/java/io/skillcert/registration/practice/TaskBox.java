package io.skillcert.registration.practice;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.w3c.dom.Element;

/** A rectangle of an image. */
record TaskBox(int x, int y, int width, int height, String label) {

    static TaskBox of(Element shape, String label) {
        return switch (shape.getTagName()) {
            case "rect" ->
                new TaskBox(
                        number(shape, "x"), number(shape, "y"), number(shape, "width"), number(shape, "height"), label);
            case "ellipse" -> {
                int rx = number(shape, "rx");
                int ry = number(shape, "ry");
                yield new TaskBox(number(shape, "cx") - rx, number(shape, "cy") - ry, 2 * rx, 2 * ry, label);
            }
            case "polygon" -> {
                var points = Arrays.stream(shape.getAttribute("points").split("[ ,]"))
                        .mapToInt(Integer::parseInt)
                        .toArray();
                var xs = IntStream.range(0, points.length)
                        .filter(i -> i % 2 == 0)
                        .map(i -> points[i])
                        .summaryStatistics();
                var ys = IntStream.range(0, points.length)
                        .filter(i -> i % 2 == 1)
                        .map(i -> points[i])
                        .summaryStatistics();
                yield new TaskBox(
                        xs.getMin(), ys.getMin(), xs.getMax() - xs.getMin(), ys.getMax() - ys.getMin(), label);
            }
            default -> throw new IllegalArgumentException(shape.getTagName());
        };
    }

    private static int number(Element shape, String name) {
        return Integer.parseInt(shape.getAttribute(name));
    }

    boolean contains(TaskBox other) {
        return other.x >= x
                && other.y >= y
                && other.x + other.width <= x + width
                && other.y + other.height <= y + height;
    }

    boolean overlaps(TaskBox other) {
        return other.x < x + width && x < other.x + other.width && other.y < y + height && y < other.y + other.height;
    }
}
