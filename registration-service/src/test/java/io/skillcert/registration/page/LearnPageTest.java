package io.skillcert.registration.page;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LearnPageTest {

    private static final String RESOURCES = "src/main/resources/META-INF/resources";
    private static final Path PAGE = Path.of(RESOURCES, "learn");
    private static final Path SHARED = Path.of("../libs/web-pages", RESOURCES, "web");
    private static final Pattern REFERENCE =
            Pattern.compile("^(?:import|export).* from '([^']+)'|(?:href|src)=\"([^\"#:]+)\"", Pattern.MULTILINE);

    @Test
    void the_page_is_served_to_everybody_with_a_policy_that_permits_only_files_of_the_service() {
        given().get("/learn/")
                .then()
                .statusCode(200)
                .contentType(containsString("text/html"))
                .header("Cache-Control", is("no-cache"))
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .header(
                        "Content-Security-Policy",
                        containsString("script-src 'self'; style-src 'self'; img-src 'self' data:;"));
    }

    @Test
    void the_page_is_told_the_issuer_and_the_client_and_may_call_that_issuer() {
        given().get("/web/sign-in.json")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .header("Cache-Control", is("no-cache"))
                .body("issuer", is("https://id.example.org/realms/skillcert"))
                .body("clientId", is("pages"));
        given().get("/learn/")
                .then()
                .header("Content-Security-Policy", containsString("connect-src 'self' https://id.example.org"));
    }

    @Test
    void only_the_worker_that_runs_programs_may_compile_web_assembly_and_load_from_the_origin_of_pyodide() {
        given().get("/learn/code-worker.js")
                .then()
                .statusCode(200)
                .header(
                        "Content-Security-Policy",
                        is("default-src 'none'; script-src 'self' 'wasm-unsafe-eval' https://pyodide.example.org;"
                                + " connect-src https://pyodide.example.org"));
        for (var path : List.of("/learn/", "/learn/views/code.js", "/learn/sw.js", "/v1/code-exercises/kappa")) {
            var policy = given().get(path).getHeader("Content-Security-Policy");
            assertFalse(policy.contains("wasm-unsafe-eval") || policy.contains("pyodide"), path + ": " + policy);
        }
    }

    @Test
    void each_file_that_the_page_names_is_served() throws IOException {
        var references = new TreeSet<String>();
        for (var file : files(PAGE)) {
            var folder = "/learn/" + PAGE.relativize(file);
            REFERENCE.matcher(Files.readString(file)).results().forEach(found -> {
                var reference = found.group(1) == null ? found.group(2) : found.group(1);
                references.add(URI.create(folder).resolve(reference).toString());
            });
        }
        assertFalse(references.isEmpty());
        references.forEach(path -> assertEquals(200, given().get(path).statusCode(), path));
    }

    @Test
    void the_service_worker_keeps_every_file_of_the_page() throws IOException {
        var worker = Files.readString(PAGE.resolve("sw.js"));
        var all = files(PAGE);
        all.addAll(files(SHARED));
        var missing = all.stream()
                .map(file -> file.getFileName().toString())
                .filter(name -> !name.equals("sw.js") && !name.equals("kind.js") && !name.endsWith(".txt"))
                .filter(name ->
                        !worker.contains("'" + name + "'") && !worker.contains("'" + name.replace(".js", "") + "'"))
                .collect(Collectors.toSet());
        assertEquals(Set.of(), missing);
    }

    private static Set<Path> files(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
