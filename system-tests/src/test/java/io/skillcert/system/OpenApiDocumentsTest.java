package io.skillcert.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Writes the services' OpenAPI documents to docs/api ({@code -Dopenapi.write=true}) and fails when they are stale, or when a
 * change that breaks callers, since the committed document or since the last release, has no entry in docs/api/CHANGELOG.md.
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
        assertTrue(Files.exists(ReleasedApi.file(service)), "the contract of the last release is missing");
        assertBreakingChangesAreListed(ReleasedApi.file(service), built);
        if (Boolean.getBoolean("released.write")) {
            ReleasedApi.write(service, built, unreleased());
        }
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

    /** The contract of the release leaves out only what is not compared: it differs from a document as the whole one does. */
    @ParameterizedTest
    @ValueSource(strings = {"registration", "exam", "subsidy"})
    void the_contract_of_a_document_shows_each_change_that_breaks_callers(String service) throws Exception {
        var document = JSON.readTree(OpenApiDocuments.built(service));
        var contract = JSON.readTree(ReleasedApi.text(document));
        assertEquals(Map.of(), ApiChanges.breaking(contract, document));
        assertEquals(Map.of(), ApiChanges.breaking(document, contract));
        var changed = document.deepCopy();
        for (var schema : changed.at("/components/schemas")) {
            if (schema.path("properties") instanceof ObjectNode fields && !fields.isEmpty()) {
                fields.remove(fields.fieldNames().next());
            }
        }
        assertFalse(ApiChanges.breaking(contract, changed).isEmpty());
        assertEquals(ApiChanges.breaking(document, changed), ApiChanges.breaking(contract, changed));
        var without = document.deepCopy();
        ((ObjectNode) without.get("paths")).removeAll();
        assertEquals(ApiChanges.breaking(document, without), ApiChanges.breaking(contract, without));
        assertFalse(ApiChanges.breaking(contract, without).isEmpty());
    }

    private static String unreleased() {
        var section = Project.read(CHANGELOG).split("(?m)^## ")[1];
        assertTrue(section.startsWith("Unreleased\n"), CHANGELOG + " begins with \"Unreleased\"");
        return section;
    }

    private static void assertBreakingChangesAreListed(Path earlier, String built) throws Exception {
        if (!Files.exists(earlier)) {
            return;
        }
        var unlisted = new ArrayList<String>();
        var unreleased = unreleased();
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
