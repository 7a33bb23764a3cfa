package io.skillcert.localstack.testing;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Files and texts that were right once: the same damage for the same seed. */
public final class Damage {

    private static final List<String> PIECES = List.of(
            "",
            "\0",
            "\"",
            ",",
            "\n",
            "\r",
            "\ud800",
            "\ufeff",
            "\u202e",
            "<",
            "&",
            "]]>",
            "<!DOCTYPE x>",
            "-1",
            "1e9",
            "\uff11",
            "9999999999999999999",
            ".",
            "=1+1",
            "\t",
            "'",
            "張",
            "\ud842\udfb7");
    private static final int MOST_CHANGES = 6;
    private static final int LONGEST_CUT = 40;

    private final Random random;

    public Damage(long seed) {
        random = new Random(seed);
    }

    public String text(String right) {
        var text = right;
        for (int i = random.nextInt(MOST_CHANGES); i >= 0; i--) {
            int from = random.nextInt(text.length() + 1);
            int to = Math.min(text.length(), from + random.nextInt(LONGEST_CUT));
            text = switch (random.nextInt(4)) {
                case 0 -> text.substring(0, from) + piece() + text.substring(from);
                case 1 -> text.substring(0, from) + piece() + text.substring(to);
                case 2 -> text.substring(0, to) + text.substring(from);
                default -> text.substring(0, from) + (char) random.nextInt(0x250) + text.substring(from);
            };
        }
        return text;
    }

    /** As a text, or as bytes that mean anything. */
    public byte[] bytes(byte[] right) {
        if (random.nextBoolean()) {
            return text(new String(right, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
        }
        var bytes = random.nextInt(10) == 0 ? Arrays.copyOf(right, random.nextInt(right.length)) : right.clone();
        for (int i = random.nextInt(MOST_CHANGES); i >= 0 && bytes.length > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private String piece() {
        return PIECES.get(random.nextInt(PIECES.size()));
    }
}
