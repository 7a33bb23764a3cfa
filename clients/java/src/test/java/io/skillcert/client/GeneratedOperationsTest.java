package io.skillcert.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares the generated classes with the published documents. */
class GeneratedOperationsTest {

    private static final Path DOCUMENTS = Path.of(System.getProperty("skillcert.root"), "docs", "api");

    @ParameterizedTest
    @ValueSource(strings = {"registration", "exam", "subsidy"})
    void each_published_operation_has_a_method(String service) throws Exception {
        var document = new ObjectMapper()
                .readTree(DOCUMENTS.resolve(service + "-service.openapi.json").toFile());
        var operations = document.findValuesAsText("operationId");
        assertTrue(operations.size() > 100, service);
        var missing = new TreeSet<String>();
        for (var operation : operations) {
            var names = operation.split("Resource_");
            var api = Class.forName("io.skillcert.client." + service + "." + names[0] + "Api");
            if (Arrays.stream(api.getMethods())
                    .noneMatch(method -> method.getName().equals(names[1])
                            && method.getReturnType().equals(Response.class))) {
                missing.add(operation);
            }
        }
        assertEquals(new TreeSet<String>(), missing);
    }
}
