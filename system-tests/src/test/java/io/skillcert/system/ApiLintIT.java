package io.skillcert.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Spectral lints the OpenAPI documents by the rules of docs/api/spectral.yaml; a warning fails as an error does. */
@Timeout(600)
@EnabledIfSystemProperty(named = "tests.long", matches = "true", disabledReason = "run by -Plong")
class ApiLintIT {

    private static final NpmPackage SPECTRAL = new NpmPackage("deploy/api-lint");

    @TempDir
    Path directory;

    @BeforeAll
    static void install() throws Exception {
        SPECTRAL.install();
    }

    @Test
    void spectral_finds_nothing_in_the_documents() throws Exception {
        var documents = Project.files("docs/api", ".openapi.json");
        assertEquals(3, documents.size());
        var printed = lint(documents.stream().map(Path::toString).toList());
        assertTrue(printed.contains("No results with a severity of 'warn' or higher found!"), printed);
    }

    @Test
    void an_operation_without_roles_is_found() throws Exception {
        var document = Project.read("docs/api/exam-service.openapi.json");
        var broken = Files.writeString(
                directory.resolve("exam-service.openapi.json"), document.replaceFirst("\"x-roles\"", "\"x-callers\""));
        var failure = assertThrows(AssertionError.class, () -> lint(List.of(broken.toString())));
        assertTrue(failure.getMessage().contains("operations-name-roles"), failure.getMessage());
    }

    private static String lint(List<String> documents) throws Exception {
        var arguments = new ArrayList<>(List.of("run", "lint", "--"));
        arguments.addAll(documents);
        return SPECTRAL.npm(Map.of(), arguments.toArray(String[]::new));
    }
}
