package io.skillcert.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The versions that the packaged services really contain, whatever the POM says. */
class VersionsIT {

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
        "tink, 1.24.0"
    })
    void every_service_contains_the_version_or_a_later_one(String artifact, String floor) throws IOException {
        for (var service : Project.SERVICES) {
            var versions = versions(service, artifact);
            assertEquals(1, versions.size(), artifact + " in " + service + "-service: " + versions);
            assertTrue(VersionsTest.isAtLeast(versions.get(0), floor), service + "-service has " + versions);
        }
    }

    private static List<String> versions(String service, String artifact) throws IOException {
        var jar = Pattern.compile("(?:.*\\.)?" + Pattern.quote(artifact) + "-(\\d[^/]*)\\.jar");
        var libraries = Path.of(Project.ROOT.toString(), service + "-service", "target", "quarkus-app", "lib");
        try (var files = Files.walk(libraries)) {
            return files.map(file -> jar.matcher(file.getFileName().toString()))
                    .filter(java.util.regex.Matcher::matches)
                    .map(found -> found.group(1))
                    .distinct()
                    .toList();
        }
    }
}
