package io.skillcert.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The item bank knows practice items by the fingerprints that registration-service publishes: one shipped item of each kind, written as
 * an exam item, has the published fingerprint.
 */
@Timeout(600)
class PracticeFingerprintsIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final String FOLDER = "registration-service/src/main/resources/practice/level-";
    private static final List<Integer> LEVELS = List.of(3, 4);
    private static final List<String> KINDS = List.of(
            "BOXES",
            "LABELS",
            "MATCHING",
            "MULTIPLE_CHOICE",
            "NUMBER",
            "ORDERING",
            "SINGLE_CHOICE",
            "TABLE",
            "TEXT_SPANS",
            "TRUE_FALSE");

    @Test
    void an_exam_item_with_the_text_of_a_practice_item_of_any_kind_has_its_published_fingerprint() throws Exception {
        var stack = RunningStack.shared();
        var items = itemOfEachKind();
        assertEquals(KINDS, List.copyOf(items.keySet()));
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> isRegistered(stack));
        assertEquals(0, register(stack, items.values()));

        var changed =
                items.values().stream().map(PracticeFingerprintsIT::changed).toList();
        assertEquals(KINDS.size(), register(stack, changed));
    }

    private static Map<String, ObjectNode> itemOfEachKind() throws IOException {
        var items = new TreeMap<String, ObjectNode>();
        for (int level : LEVELS) {
            for (var item : practiceItems(level)) {
                items.putIfAbsent(item.get("kind").asText(), examItem(level, item));
            }
        }
        return items;
    }

    private static List<JsonNode> practiceItems(int level) throws IOException {
        var items = new ArrayList<JsonNode>();
        for (var file : Project.files(FOLDER + level, ".yaml")) {
            YAML.readTree(file.toFile()).forEach(items::add);
        }
        for (var line : Files.readAllLines(Project.ROOT.resolve(FOLDER + level + "/generated.jsonl"))) {
            items.add(JSON.readTree(line));
        }
        return items;
    }

    /** The item in the form of an import, in which stem and options are HTML. */
    private static ObjectNode examItem(int level, JsonNode practice) {
        var item = JSON.createObjectNode();
        item.put("level", level).put("kind", practice.get("kind").asText()).put("topic", "PRACTICE");
        item.put("function", practice.path("function").asText("ETHICS"));
        item.putObject("explanation").put("text", practice.get("why").asText());
        var written = !practice.has("content");
        var content = written ? options(practice) : ((ObjectNode) practice.get("content")).deepCopy();
        content.remove("unitEn");
        item.set("content", content);
        item.set("key", written ? key(practice) : practice.get("key"));
        escape(content, "stem");
        for (var list : List.of("options", "left", "right")) {
            content.path(list).forEach(option -> escape((ObjectNode) option, "text"));
        }
        return item;
    }

    /** The content of an item that is written with its right and wrong options: the right ones come first. */
    private static ObjectNode options(JsonNode written) {
        var content = JSON.createObjectNode().put("stem", written.get("stem").asText());
        if (written.has("wrong")) {
            var options = content.putArray("options");
            texts(written.get("right")).forEach(text -> addOption(options, text));
            texts(written.get("wrong")).forEach(text -> addOption(options, text));
        }
        return content;
    }

    private static void addOption(ArrayNode options, String text) {
        options.addObject().put("id", letter(options.size() - 1)).put("text", text);
    }

    private static String letter(int index) {
        return String.valueOf((char) ('A' + index));
    }

    private static ObjectNode key(JsonNode written) {
        var right = written.get("right");
        var key = JSON.createObjectNode();
        if (right.isArray()) {
            var letters = key.putArray("value");
            for (int i = 0; i < right.size(); i++) {
                letters.add(letter(i));
            }
        } else if (right.isBoolean()) {
            key.put("value", right.asBoolean());
        } else {
            key.put("value", letter(0));
        }
        return key;
    }

    private static List<String> texts(JsonNode oneOrMore) {
        var texts = new ArrayList<String>();
        if (oneOrMore.isArray()) {
            oneOrMore.forEach(text -> texts.add(text.asText()));
        } else {
            texts.add(oneOrMore.asText());
        }
        return texts;
    }

    private static void escape(ObjectNode object, String field) {
        var text = object.get(field).asText();
        object.put(field, text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
    }

    private static ObjectNode changed(ObjectNode item) {
        var other = item.deepCopy();
        var content = (ObjectNode) other.get("content");
        content.put("stem", content.get("stem").asText() + "（其他）");
        return other;
    }

    /** Whether the bank has taken the fingerprints of both levels. */
    private static boolean isRegistered(RunningStack stack) throws Exception {
        var fingerprints = new TreeSet<String>();
        var levels = new TreeSet<Integer>();
        for (var event : stack.read("registration.practice-items")) {
            var published = JSON.readTree(event.value());
            levels.add(published.get("level").asInt());
            published.get("fingerprints").forEach(one -> fingerprints.add(one.asText()));
        }
        var list = fingerprints.stream().map(one -> "'\\x" + one + "'").collect(Collectors.joining(","));
        return levels.size() == LEVELS.size()
                && fingerprints.size()
                        == count(
                                stack, "select count(*) from practice_fingerprint where fingerprint in (" + list + ")");
    }

    private static long count(RunningStack stack, String query) throws Exception {
        try (var connection = stack.connect("exam");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** Registers items as practice items by their fingerprints, and returns how many the bank did not know. */
    private static int register(RunningStack stack, Collection<ObjectNode> items) throws Exception {
        var lines = items.stream().map(JsonNode::toString).collect(Collectors.joining("\n"));
        var request = HttpRequest.newBuilder(stack.address("exam").resolve("/v1/practice-items"))
                .header("Authorization", "Bearer " + stack.tokenOf("exam-officer"))
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofString(lines))
                .build();
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        assertEquals(200, answer.statusCode(), answer.body());
        return JSON.readTree(answer.body()).get("added").asInt();
    }
}
