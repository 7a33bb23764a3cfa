package io.skillcert.localstack.testing;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Mutates valid files and texts for fuzz tests. The same seed gives the same mutations. */
public final class Damage {

    private static final List<String> FRAGMENTS = List.of(
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
    private static final int MAX_CHANGES = 6;
    private static final int MAX_CUT = 40;

    private final Random random;

    public Damage(long seed) {
        random = new Random(seed);
    }

    public String text(String valid) {
        var text = valid;
        for (int i = random.nextInt(MAX_CHANGES); i >= 0; i--) {
            int from = random.nextInt(text.length() + 1);
            int to = Math.min(text.length(), from + random.nextInt(MAX_CUT));
            text = switch (random.nextInt(4)) {
                case 0 -> text.substring(0, from) + fragment() + text.substring(from);
                case 1 -> text.substring(0, from) + fragment() + text.substring(to);
                case 2 -> text.substring(0, to) + text.substring(from);
                default -> text.substring(0, from) + (char) random.nextInt(0x250) + text.substring(from);
            };
        }
        return text;
    }

    /** Mutates the content as a text or as bytes. */
    public byte[] bytes(byte[] valid) {
        if (random.nextBoolean()) {
            return text(new String(valid, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
        }
        var bytes = random.nextInt(10) == 0 ? Arrays.copyOf(valid, random.nextInt(valid.length)) : valid.clone();
        for (int i = random.nextInt(MAX_CHANGES); i >= 0 && bytes.length > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private String fragment() {
        return FRAGMENTS.get(random.nextInt(FRAGMENTS.size()));
    }
}
