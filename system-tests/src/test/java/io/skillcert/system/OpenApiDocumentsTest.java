package io.skillcert.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Writes the services' OpenAPI documents to docs/api ({@code -Dopenapi.write=true}) and fails when they are stale, or when a
 * change that breaks callers has no entry in docs/api/CHANGELOG.md.
 */
class OpenApiDocumentsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** The checkout of an earlier version that {@code deploy/previous-version} has made, or else this one. */
    private static final Path PREVIOUS = Path.of(System.getProperty("previous.root", Project.ROOT.toString()));

    private static final String CHANGELOG = "docs/api/CHANGELOG.md";
    private static final String REGENERATE = " is stale; regenerate it with: mvn -B -pl system-tests -am verify"
            + " -Dopenapi.write=true -Dtest=OpenApiDocumentsTest -Dsurefire.failIfNoSpecifiedTests=false -DskipITs";

    @ParameterizedTest
    @ValueSource(strings = {"registration", "exam", "subsidy"})
    void the_published_document_is_that_of_the_service(String service) throws Exception {
        var file = OpenApiDocuments.file(Project.ROOT, service);
        var built = OpenApiDocuments.built(service);
        assertBreakingChangesAreListed(file, built);
        assertBreakingChangesAreListed(OpenApiDocuments.file(PREVIOUS, service), built);
        if (Boolean.getBoolean("openapi.write")) {
            Files.writeString(file, built);
        }
        assertEquals(built, Files.exists(file) ? Files.readString(file) : "", file + REGENERATE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"registration", "exam", "subsidy"})
    void the_document_describes_everything(String service) throws Exception {
        assertEquals("", String.join("\n", ApiDocument.gaps(JSON.readTree(OpenApiDocuments.built(service)))));
    }

    private static void assertBreakingChangesAreListed(Path earlier, String built) throws Exception {
        if (!Files.exists(earlier)) {
            return;
        }
        var unlisted = new ArrayList<String>();
        var unreleased = Project.read(CHANGELOG).split("(?m)^## ")[1];
        ApiChanges.breaking(JSON.readTree(earlier.toFile()), JSON.readTree(built))
                .forEach((operation, changes) -> {
                    if (!unreleased.contains("`" + operation + "`")) {
                        unlisted.add("- `" + operation + "`: " + String.join("; ", changes));
                    }
                });
        assertTrue(
                unlisted.isEmpty(),
                () -> "These changes since " + earlier
                        + " break callers. Undo them, or add the operations to \"Unreleased\" in " + CHANGELOG
                        + " with what callers must do:\n" + String.join("\n", unlisted));
    }
}
