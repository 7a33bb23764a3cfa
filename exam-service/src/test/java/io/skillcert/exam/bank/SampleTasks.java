package io.skillcert.exam.bank;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The sample tasks of level 3. */
public final class SampleTasks {

    private static final Path FILE = Path.of("../samples/bank/level-3-tasks.jsonl");

    private SampleTasks() {}

    /** The tasks as the file has them. */
    public static List<JsonNode> all() throws IOException {
        var json = new ObjectMapper();
        var tasks = new ArrayList<JsonNode>();
        for (var line : Files.readAllLines(FILE)) {
            tasks.add(json.readTree(line));
        }
        return tasks;
    }

    static JsonNode of(String id) throws IOException {
        return all().stream()
                .filter(task -> task.get("id").textValue().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
