package io.skillcert.assessment.marking;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Labelled boxes of an image. Boxes are paired one to one, as many as possible; a pair has one label and an intersection
 * over union of at least {@code iou}.
 */
record BoxesKey(List<Box> boxes, Fraction iou, Ramp ramp) implements Key {

    private static final Set<String> FIELDS = Set.of("x", "y", "width", "height", "label");

    private record Box(BigInteger left, BigInteger top, BigInteger right, BigInteger bottom, String label) {

        static Box read(Input box) {
            box.onlyFields(FIELDS);
            var left = box.required("x").integer();
            var top = box.required("y").integer();
            var width = side(box.required("width"));
            var height = side(box.required("height"));
            return new Box(
                    left,
                    top,
                    left.add(width),
                    top.add(height),
                    box.required("label").text());
        }

        private static BigInteger side(Input field) {
            var side = field.integer();
            if (side.signum() <= 0) {
                field.refuse("must be {0} or more", 1);
            }
            return side;
        }

        BigInteger area() {
            return right.subtract(left).multiply(bottom.subtract(top));
        }

        BigInteger intersection(Box other) {
            var width = right.min(other.right).subtract(left.max(other.left));
            var height = bottom.min(other.bottom).subtract(top.max(other.top));
            return width.signum() <= 0 || height.signum() <= 0 ? BigInteger.ZERO : width.multiply(height);
        }

        boolean matches(Box other, Fraction iou) {
            if (!label.equals(other.label)) {
                return false;
            }
            var intersection = intersection(other);
            var union = area().add(other.area()).subtract(intersection);
            return new Fraction(intersection, union).compareTo(iou) >= 0;
        }
    }

    static BoxesKey read(Input item) {
        var boxes = item.field("key").objects().stream().map(Box::read).toList();
        var field = item.field("iou");
        var iou = field.decimal(new BigDecimal("0.5"));
        if (iou.signum() <= 0 || iou.compareTo(BigDecimal.ONE) > 0) {
            field.refuse("must be above {0} and at most {1}", 0, 1);
        }
        return new BoxesKey(boxes, Fraction.of(iou), Ramp.read(item));
    }

    @Override
    public Comparison compare(Input response) {
        var given = response.objects().stream().map(Box::read).toList();
        var edges = boxes.stream().map(box -> edges(box, given)).toList();
        return Comparison.ofMatches(BipartiteMatching.size(edges, given.size()), boxes.size(), given.size(), ramp);
    }

    private int[] edges(Box box, List<Box> given) {
        return IntStream.range(0, given.size())
                .filter(i -> box.matches(given.get(i), iou))
                .toArray();
    }
}
