package io.skillcert.exam.page;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class PagesTest {

    private static final String RESOURCES = "src/main/resources/META-INF/resources";
    private static final Path PAGES = Path.of(RESOURCES);
    private static final Path SHARED = Path.of("../libs/web-pages", RESOURCES, "web");

    @ParameterizedTest
    @ValueSource(strings = {"/sitting/", "/room/"})
    void a_page_is_served_to_everybody_with_a_policy_that_permits_only_files_of_the_service(String path) {
        given().get(path)
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
    void the_page_of_invigilators_may_call_the_issuer_and_the_page_of_candidates_may_not() {
        given().get("/web/sign-in.json").then().statusCode(200).contentType("application/json");
        var room = given().get("/room/").getHeader("Content-Security-Policy");
        assertTrue(room.endsWith("connect-src 'self' https://id.example.org"), room);
        var sitting = given().get("/sitting/").getHeader("Content-Security-Policy");
        assertTrue(sitting.endsWith("connect-src 'self'"), sitting);
    }

    @Test
    void the_library_is_served_at_the_path_that_the_page_names() throws IOException {
        var imports = Pattern.compile("from '(/_static/[^']+)'").matcher(Files.readString(SHARED.resolve("lit.js")));
        var paths = imports.results().map(found -> found.group(1)).toList();
        assertEquals(2, paths.size());
        paths.forEach(path -> given().get(path).then().statusCode(200).contentType(containsString("javascript")));
    }

    @Test
    void shared_files_are_asked_for_again_each_time() {
        given().get("/web/web.css").then().statusCode(200).header("Cache-Control", is("no-cache"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sitting", "web"})
    void the_service_worker_keeps_every_file_of_the_page(String folder) throws IOException {
        var worker = Files.readString(PAGES.resolve("sitting/sw.js"));
        try (var files = Files.walk(folder.equals("web") ? SHARED : PAGES.resolve(folder))) {
            var missing = files.filter(Files::isRegularFile)
                    .filter(file -> !file.getParent().endsWith("sign-in")) // candidates have a ticket and no account
                    .map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("sw.js") && !name.equals("kind.js"))
                    .filter(name ->
                            !worker.contains("'" + name + "'") && !worker.contains("'" + name.replace(".js", "") + "'"))
                    .collect(Collectors.toSet());
            assertTrue(missing.isEmpty(), () -> "not kept: " + missing);
        }
    }
}
