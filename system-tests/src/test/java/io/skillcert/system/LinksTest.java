package io.skillcert.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Follows the relative links and anchors in all Markdown files of the project. */
class LinksTest {

    private static final Set<String> SKIPPED = Set.of(".git", "target", "node_modules", ".skillcert", "cache", "dist");
    private static final Pattern FENCED = Pattern.compile("(?ms)^ {0,3}(```+|~~~+).*?^ {0,3}\\1[ \\t]*$");
    private static final Pattern CODE = Pattern.compile("(`+)(?!`).*?(?<!`)\\1(?!`)");
    private static final Pattern LINK = Pattern.compile("\\]\\(<?([^)\\s>]+)>?(?:\\s+\"[^\"]*\")?\\)");
    private static final Pattern REFERENCE = Pattern.compile("(?m)^ {0,3}\\[[^]^]+]:\\s+<?([^\\s>]+)");
    private static final Pattern ELSEWHERE = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*:.*|//.*");
    private static final Pattern HEADING = Pattern.compile("(?m)^ {0,3}#{1,6}[ \\t]+(.*?)[ \\t]*#*[ \\t]*$");
    private static final Pattern MARKED = Pattern.compile("<a (?:id|name)=\"([^\"]+)\"");
    private static final Pattern NOT_IN_ANCHORS = Pattern.compile("[^\\p{L}\\p{N}\\p{M} _-]");

    private static final Map<Path, String> PAGES = new HashMap<>();

    /** @param target as it is written, such as {@code ../testing.md#profiles} */
    private record Link(Path page, String target) {

        Path file() {
            var path = URLDecoder.decode(target.replaceFirst("#.*", ""), StandardCharsets.UTF_8);
            return path.isEmpty() ? page : page.resolveSibling(path).normalize();
        }

        String anchor() {
            return URLDecoder.decode(target.replaceFirst("[^#]*#?", ""), StandardCharsets.UTF_8);
        }

        @Override
        public String toString() {
            return Project.ROOT.relativize(page) + ": " + target;
        }
    }

    @BeforeAll
    static void read() throws IOException {
        Files.walkFileTree(Project.ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return SKIPPED.contains(folder.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (file.toString().endsWith(".md")) {
                    PAGES.put(file.normalize(), Files.readString(file));
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    @Test
    void each_relative_link_leads_to_a_file_and_each_anchor_to_a_heading() {
        var dead = new TreeSet<String>();
        PAGES.keySet().stream().flatMap(LinksTest::links).forEach(link -> {
            var file = link.file();
            var text = PAGES.get(file);
            if (!Files.exists(file)) {
                dead.add(link + " (no such file)");
            } else if (!link.anchor().isEmpty()
                    && text != null
                    && !anchors(text).contains(link.anchor())) {
                dead.add(link + " (no such heading)");
            }
        });
        assertEquals("", String.join("\n", dead));
    }

    @Test
    void each_page_of_the_documentation_is_reached_from_its_index() {
        var reached = new HashSet<Path>();
        var open =
                new ArrayDeque<>(List.of(Project.ROOT.resolve("docs/README.md").normalize()));
        while (!open.isEmpty()) {
            var page = open.pop();
            if (reached.add(page)) {
                links(page).map(LinksTest::page).filter(PAGES::containsKey).forEach(open::push);
            }
        }
        var docs = Project.ROOT.resolve("docs").normalize();
        var lost = new TreeSet<String>();
        PAGES.keySet().stream()
                .filter(page -> page.startsWith(docs) && !reached.contains(page))
                .forEach(page -> lost.add(Project.ROOT.relativize(page).toString()));
        assertEquals(Set.of(), lost, "docs/README.md leads to no link to these");
    }

    @Test
    void it_sees_a_dead_link_and_a_dead_anchor() {
        var page = Project.ROOT.resolve("docs/testing.md").normalize();
        var text = "[a](none.md) `[b](code.md)` [c](#profiles)\n```\n[d](fenced.md)\n```\n[e]: other.md\n";
        assertEquals(
                List.of("none.md", "#profiles", "other.md"),
                links(page, text).map(Link::target).toList());
        assertEquals(
                Set.of("profiles", "a-b-c", "profiles-1", "标题"),
                anchors("# Profiles\n## A: `b` (c)\n# [Profiles](x.md)\n# 标题\n"));
    }

    /** Returns the page that a link leads to; that of a folder is its README. */
    private static Path page(Link link) {
        var file = link.file();
        return Files.isDirectory(file) ? file.resolve("README.md") : file;
    }

    private static Stream<Link> links(Path page) {
        return links(page, PAGES.get(page));
    }

    private static Stream<Link> links(Path page, String text) {
        var plain = CODE.matcher(FENCED.matcher(text).replaceAll("")).replaceAll("");
        return Stream.of(LINK, REFERENCE)
                .flatMap(pattern -> pattern.matcher(plain).results())
                .map(found -> found.group(1))
                .filter(target -> !ELSEWHERE.matcher(target).matches())
                .map(target -> new Link(page, target));
    }

    /** Returns the anchors of a page, as GitHub makes them of its headings. */
    private static Set<String> anchors(String text) {
        var anchors = new HashSet<String>();
        MARKED.matcher(text).results().forEach(mark -> anchors.add(mark.group(1)));
        for (var heading : headings(FENCED.matcher(text).replaceAll(""))) {
            var shown = heading.replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1").toLowerCase(Locale.ROOT);
            var anchor = NOT_IN_ANCHORS.matcher(shown).replaceAll("").replace(' ', '-');
            var unique = anchor;
            for (int i = 1; !anchors.add(unique); i++) {
                unique = anchor + "-" + i;
            }
        }
        return anchors;
    }

    private static List<String> headings(String text) {
        var headings = new ArrayList<String>();
        HEADING.matcher(text).results().forEach(heading -> headings.add(heading.group(1)));
        return headings;
    }
}
