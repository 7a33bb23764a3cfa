package io.skillcert.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.skillcert.localstack.server.Tokens;
import io.skillcert.localstack.testing.Damage;
import io.skillcert.system.Operations.Operation;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;

/**
 * Generates invalid requests from the description of an operation: its path, parameters, headers, media type and body.
 * Some have a single error and use ids from earlier answers, so that they pass most checks; a few are valid.
 */
final class FuzzedRequests {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final List<String> MEDIA_TYPES = List.of(
            "text/plain",
            "application/xml",
            "text/csv",
            "application/octet-stream",
            "multipart/form-data; boundary=x",
            "application/json; charset=utf-16",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "*/*",
            "x");
    private static final List<String> HEADERS =
            List.of("Accept", "Accept-Language", "If-None-Match", "X-Forwarded-For", "traceparent", "Range", "Cookie");
    private static final int LONGEST_HEADER = 20_000;
    /** More than the services read. */
    private static final int LARGEST_BODY = 12 << 20;

    private final URI service;
    private final Tokens tokens;
    private final Queue<String> known;
    private final Random random;
    private final HostileValues values;
    private final Damage damage;

    /** @param known ids from earlier answers */
    FuzzedRequests(URI service, Tokens tokens, Queue<String> known, Random random) {
        this.service = service;
        this.tokens = tokens;
        this.known = known;
        this.random = random;
        this.values = new HostileValues(random);
        this.damage = new Damage(random.nextLong());
    }

    HttpRequest next(Operation operation) {
        var request = HttpRequest.newBuilder(service.resolve(path(operation) + query(operation)))
                .timeout(PATIENCE)
                .setHeader("Content-Type", seldom(30) ? values.any(MEDIA_TYPES) : operation.mediaType());
        authorize(request, operation);
        headers(request, operation);
        return request.method(operation.method(), BodyPublishers.ofByteArray(body(operation)))
                .build();
    }

    private boolean seldom(int outOf) {
        return random.nextInt(outOf) == 0;
    }

    private String path(Operation operation) {
        var path = new StringBuilder();
        for (var part : operation.path().split("(?=\\{)|(?<=})")) {
            path.append(part.startsWith("{") ? name(part) : part);
        }
        return path.toString();
    }

    private String name(String parameter) {
        if (parameter.equals("{code}") && !seldom(5)) {
            return "4-04-05-05";
        }
        return seldom(4) ? encoded(shortText()) : id();
    }

    private String id() {
        var ids = List.copyOf(known);
        return ids.isEmpty() || seldom(10) ? newId() : values.any(ids);
    }

    private String newId() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    private String shortText() {
        var text = values.text();
        return text.isEmpty() ? "%20" : text.substring(0, Math.min(text.length(), 500));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private String query(Operation operation) {
        var query = new ArrayList<String>();
        for (var parameter : operation.queryParameters()) {
            if (random.nextInt(3) > 0) {
                var value = seldom(3) ? id() : shortText();
                query.add(parameter.get("name").asText() + "=" + encoded(value));
            }
        }
        if (seldom(20)) {
            query.add(encoded(shortText()) + "=1");
        }
        if (seldom(20) && !query.isEmpty()) {
            query.add(query.get(0));
        }
        return query.isEmpty() ? "" : "?" + String.join("&", query);
    }

    private void authorize(HttpRequest.Builder request, Operation operation) {
        if (operation.roles().isEmpty() || seldom(30)) {
            return;
        }
        var token = tokens.of(seldom(30) ? "employer" : values.any(operation.roles()));
        request.setHeader("Authorization", "Bearer " + (seldom(30) ? headerText(damage.text(token)) : token));
    }

    private void headers(HttpRequest.Builder request, Operation operation) {
        if (operation.has("Idempotency-Key") && !seldom(30)) {
            request.setHeader("Idempotency-Key", seldom(20) ? headerText(values.text()) : newId());
        }
        if (operation.has("If-Match") && !seldom(20)) {
            request.setHeader("If-Match", seldom(10) ? headerText(values.text()) : "\"" + random.nextInt(3) + "\"");
        }
        if (operation.isSigned()) {
            request.setHeader("X-Gateway-Signature", headerText(values.text()));
        }
        if (seldom(15)) {
            request.setHeader(values.any(HEADERS), headerText(values.text()));
        }
        if (seldom(200)) {
            request.setHeader("X-Long", "x".repeat(random.nextInt(LONGEST_HEADER)));
        }
    }

    /** Keeps the characters that an HTTP client can send in a header. */
    private static String headerText(String text) {
        var visible = text.replaceAll("[^\\x21-\\x7e]", "");
        return visible.substring(0, Math.min(visible.length(), LONGEST_HEADER));
    }

    private byte[] body(Operation operation) {
        if (operation.example().isEmpty()) {
            return operation.mediaType().equals("application/json") && !seldom(10) ? new byte[0] : file();
        }
        var body = operation.example().get().deepCopy();
        for (int i = random.nextInt(4); i > 0; i--) {
            change(body, operation);
        }
        var text = body.toString();
        if (seldom(10)) {
            text = damage.text(text);
        }
        if (seldom(50)) {
            var first = text.indexOf('{') + 1;
            text = text.substring(0, first) + "\"x\":1,\"x\":2," + text.substring(first);
        }
        var bytes = text.getBytes(seldom(50) ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
        return seldom(20) ? damage.bytes(bytes) : bytes;
    }

    /** Changes a value, removes or adds a field, or makes a list longer. */
    private void change(JsonNode body, Operation operation) {
        var parents = new ArrayList<JsonNode>();
        collect(body, parents);
        var parent = values.any(parents);
        if (parent instanceof ObjectNode object) {
            var names = new ArrayList<String>();
            object.fieldNames().forEachRemaining(names::add);
            var name = names.isEmpty() || seldom(20) ? values.text() : values.any(names);
            if (seldom(8)) {
                object.remove(name);
            } else {
                object.set(name, changed(object.path(name), operation));
            }
        } else if (parent instanceof ArrayNode list) {
            if (list.isEmpty() || seldom(3)) {
                var added = list.isEmpty() ? values.node() : list.get(0);
                int room = Math.max(0, LARGEST_BODY - body.toString().length());
                int most = 1 + Math.min(2_000, room / added.toString().length());
                for (int i = seldom(10) ? random.nextInt(most) : 1; i > 0; i--) {
                    list.add(added.deepCopy());
                }
            } else {
                int index = random.nextInt(list.size());
                list.set(index, changed(list.get(index), operation));
            }
        }
    }

    private JsonNode changed(JsonNode value, Operation operation) {
        if (value.isTextual() && seldom(3)) {
            return value.textValue().length() == 36
                    ? TextNode.valueOf(id())
                    : TextNode.valueOf(damage.text(value.textValue()));
        }
        return values.node();
    }

    private static void collect(JsonNode node, List<JsonNode> parents) {
        if (node.isContainerNode()) {
            parents.add(node);
            node.forEach(child -> collect(child, parents));
        }
    }

    /** Returns a table with random values, or random bytes. */
    private byte[] file() {
        if (seldom(3)) {
            var bytes = new byte[random.nextInt(5_000)];
            random.nextBytes(bytes);
            return bytes;
        }
        var lines = new StringBuilder("name,identityNumber,level\n");
        for (int i = random.nextInt(20); i > 0; i--) {
            lines.append(values.text()).append(',').append(values.text()).append(seldom(2) ? "\n" : ",\"");
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }
}
