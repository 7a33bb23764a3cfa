package io.skillcert.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The versions that the packaged services really contain, whatever the POM says. */
class VersionsIT {

    /** Quarkus adds it to Flyway and PostgreSQL when it packages a service; Maven does not know of it. */
    private static final String ADDED_BY_QUARKUS = "io.quarkus.quarkus-flyway-postgresql-";

    @ParameterizedTest(name = "{0} is {1} or later")
    @CsvSource({
        "netty-codec-http, 4.1.140",
        "netty-codec-http2, 4.1.140",
        "netty-handler, 4.1.140",
        "jackson-core, 2.21.8",
        "jackson-databind, 2.21.8",
        "postgresql, 42.7.14",
        "hibernate-core, 7.2.25",
        "hibernate-validator, 9.1.5",
        "zstd-jni, 1.5.7-14",
        "lz4-java, 1.11.4",
        "snappy-java, 1.1.10.11",
        "tink, 1.24.0",
        "brotli4j, 1.24.0",
        "pdfbox, 3.0.8"
    })
    void every_service_contains_the_version_or_a_later_one(String artifact, String floor) throws IOException {
        for (var service : Project.SERVICES) {
            var versions = versions(service, artifact);
            assertEquals(1, versions.size(), artifact + " in " + service + "-service: " + versions);
            assertTrue(VersionsTest.isAtLeast(versions.get(0), floor), service + "-service has " + versions);
        }
    }

    @ParameterizedTest(name = "{0} is {1} or later in {2}")
    @CsvSource({
        "tika-core, 3.3.1, registration",
        "tika-core, 3.3.1, subsidy",
        "openhtmltopdf-core, 1.1.65, exam",
        "openhtmltopdf-pdfbox, 1.1.65, exam"
    })
    void a_service_contains_the_version_or_a_later_one(String artifact, String floor, String service)
            throws IOException {
        var versions = versions(service, artifact);
        assertEquals(1, versions.size(), artifact + " in " + service + "-service: " + versions);
        assertTrue(VersionsTest.isAtLeast(versions.get(0), floor), service + "-service has " + versions);
    }

    @ParameterizedTest
    @ValueSource(strings = {"registration", "exam", "subsidy"})
    void every_library_of_a_service_is_in_its_bill_of_materials(String service) throws IOException {
        var path = service + "-service/target/bom.json";
        assumeTrue(Files.exists(Project.ROOT.resolve(path)), "a build with mvn -o writes no bill of materials");
        var bom = new ObjectMapper().readTree(Project.read(path));
        assertEquals("CycloneDX", bom.get("bomFormat").asText());
        var listed = new ArrayList<String>();
        bom.get("components")
                .forEach(component -> listed.add(component.path("group").asText() + "."
                        + component.get("name").asText() + "-"
                        + component.get("version").asText()));
        try (var files = Files.walk(libraries(service))) {
            var unlisted = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jar"))
                    .filter(name -> listed.stream().noneMatch(name::startsWith))
                    .filter(name -> !name.startsWith(ADDED_BY_QUARKUS))
                    .toList();
            assertEquals(List.of(), unlisted, service + "-service");
        }
    }

    private static Path libraries(String service) {
        return Path.of(Project.ROOT.toString(), service + "-service", "target", "quarkus-app", "lib");
    }

    private static List<String> versions(String service, String artifact) throws IOException {
        var jar = Pattern.compile("(?:.*\\.)?" + Pattern.quote(artifact) + "-(\\d[^/]*)\\.jar");
        try (var files = Files.walk(libraries(service))) {
            return files.map(file -> jar.matcher(file.getFileName().toString()))
                    .filter(java.util.regex.Matcher::matches)
                    .map(found -> found.group(1))
                    .distinct()
                    .toList();
        }
    }
}
