package io.skillcert.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Generates values at and beyond the limits of a field; the same ones for the same seed. */
final class HostileValues {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int LONGEST = 100_000;
    private static final int DEEPEST = 300;

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\0",
            "\u0001",
            "\u001b[31m",
            "\u0085",
            "\ufffe",
            "a\u007fb",
            "\t\r\n",
            "\ud800", // half a character
            "\udc00x",
            "\u202eabc\u202c", // right to left
            "a\u0301\u0301\u0301",
            "\u200b\ufeff",
            "\ud842\udfb7\u91ce", // beyond the basic plane
            "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67",
            "\uff11\uff12", // digits of another width
            "\u0661\u0662", // and of another script
            "' or 1=1 --",
            "${jndi:ldap://localhost/x}",
            "{{7*7}}",
            "<script>alert(1)</script>",
            "../../etc/passwd",
            "%s%n%00",
            "=cmd|' /C calc'!A0",
            "null",
            "NaN",
            "true",
            "-0",
            "1e999",
            "99999999999999999999");
    private static final List<String> TIMES = List.of(
            "0000-01-01",
            "1899-12-31",
            "1900-02-29",
            "2024-02-29",
            "2025-02-29",
            "9999-12-31",
            "+999999999-12-31",
            "-999999999-01-01",
            "2025-13-01",
            "2025-07-03T24:00:00+08:00",
            "2025-07-03T09:00:60+08:00",
            "2025-07-03T09:00:00+18:01",
            "0001-01-01T00:00:00Z",
            "9999-12-31T23:59:59.999999999Z",
            "+1000000000-12-31T23:59:59Z",
            "P999999999D",
            "PT1S");
    private static final List<String> NUMBERS = List.of(
            "0",
            "-1",
            "1",
            "2147483647",
            "-2147483648",
            "2147483648",
            "9223372036854775807",
            "9223372036854775808",
            "1e400",
            "1e-400",
            "0.1",
            "100000000000000000000000000000.001",
            "99999999.99",
            "0.005",
            "-0.01");

    private final Random random;

    HostileValues(Random random) {
        this.random = random;
    }

    <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    JsonNode node() {
        return switch (random.nextInt(9)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.booleanNode(random.nextBoolean());
            case 2, 3 -> NODES.numberNode(new BigDecimal(any(NUMBERS)));
            case 4 -> NODES.arrayNode();
            case 5 -> NODES.objectNode().put(text(), text());
            case 6 -> nested();
            default -> NODES.textNode(text());
        };
    }

    String text() {
        return switch (random.nextInt(6)) {
            case 0 -> any(TIMES);
            case 1 -> any(NUMBERS);
            case 2 -> any(TEXTS).repeat(1 + random.nextInt(20));
            case 3 -> "x".repeat(random.nextInt(LONGEST));
            case 4 -> new UUID(random.nextLong(), random.nextLong()).toString();
            default -> any(TEXTS);
        };
    }

    private JsonNode nested() {
        JsonNode node = NODES.textNode("x");
        for (int depth = random.nextInt(DEEPEST); depth > 0; depth--) {
            node = NODES.arrayNode().add(node);
        }
        return node;
    }
}
