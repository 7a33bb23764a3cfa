package io.skillcert.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The answers of the guide name operations and rules that exist. */
class GuideChecksTest {

    private static final String FOLDER = "registration-service/src/main/resources/guide";

    @Test
    void each_operation_is_in_the_table_of_roles() throws IOException {
        var roles = Project.read("docs/operating/roles.md"); // RolesIT keeps it in step with the services
        var unknown = answers().stream()
                .filter(answer -> answer.has("check"))
                .map(answer -> answer.get("check"))
                .map(check -> "| `%s %s` | %s |"
                        .formatted(text(check, "method"), text(check, "path"), text(check, "service")))
                .filter(row -> !roles.contains(row))
                .toList();
        assertEquals(List.of(), unknown);
    }

    @Test
    void each_rule_is_in_the_trace() throws IOException {
        var trace = Project.read("docs/policy/trace.md"); // PolicyTraceTest keeps it in step with the code
        var unknown = new ArrayList<String>();
        for (var answer : answers()) {
            for (var rule : answer.get("rules")) {
                if (!trace.contains("\n| " + rule.asText() + " |")) {
                    unknown.add(text(answer, "code") + ": " + rule.asText());
                }
            }
        }
        assertEquals(List.of(), unknown);
    }

    @Test
    void each_reading_that_is_cited_is_documented() throws IOException {
        var readings = Project.read("docs/policy/questions.md");
        var unknown = answers().stream()
                .map(answer -> answer.get("citation"))
                .filter(citation -> text(citation, "document").equals("Skillcert policy readings"))
                .map(citation -> text(citation, "article"))
                .filter(article -> !readings.contains("| " + article + " |"))
                .toList();
        assertEquals(List.of(), unknown);
    }

    private static List<JsonNode> answers() throws IOException {
        var yaml = new ObjectMapper(new YAMLFactory());
        var answers = new ArrayList<JsonNode>();
        for (var file : Project.files(FOLDER, ".yaml")) {
            if (file.getFileName().toString().startsWith("answers-")) {
                yaml.readTree(file.toFile()).forEach(answers::add);
            }
        }
        assertFalse(answers.isEmpty());
        return answers;
    }

    private static String text(JsonNode node, String field) {
        return node.get(field).asText();
    }
}
