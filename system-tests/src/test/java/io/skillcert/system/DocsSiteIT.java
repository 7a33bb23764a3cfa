package io.skillcert.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Builds the documentation as a web site. */
@Timeout(600)
@EnabledIfSystemProperty(named = "tests.long", matches = "true", disabledReason = "run by -Plong")
class DocsSiteIT {

    private static final NpmPackage SITE = new NpmPackage("deploy/docs-site");

    @Test
    void each_document_is_a_page_of_the_site() throws Exception {
        SITE.build();
        var pages = new TreeSet<String>();
        for (var document : files("docs", ".md")) {
            pages.add(document.replace("README.md", "index.md").replace(".md", ".html"));
        }
        pages.add("404.html");
        assertEquals(pages, files("deploy/docs-site/.vitepress/dist", ".html"));
    }

    @Test
    void a_dead_link_ends_the_build() throws Exception {
        for (var dead : new String[] {"no-such-page.md", "../no-such-file.yaml"}) {
            var page = Project.ROOT.resolve("docs/dead-link.md");
            Files.writeString(page, "# Page\n\n[dead](" + dead + ")\n");
            try {
                var failure = assertThrows(AssertionError.class, SITE::build);
                assertTrue(failure.getMessage().contains(dead.replace(".md", "")), failure.getMessage());
            } finally {
                Files.delete(page);
            }
        }
    }

    private static TreeSet<String> files(String folder, String ending) throws IOException {
        var root = Project.ROOT.resolve(folder);
        try (var files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .map(root::relativize)
                    .map(Path::toString)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
