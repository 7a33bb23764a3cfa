package io.skillcert.system;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/**
 * The commands for a shell that the documentation shows: fenced blocks of {@code sh} and {@code bash}, and the parts of indented
 * blocks that begin with a program. The tutorial has a test of its own.
 */
final class ShownCommands {

    /** A program, a variable that is set from one, or variables for a program. */
    private static final Pattern COMMAND = Pattern.compile(
            "(?:(?:export )?\\w+=\\S+ +)*(?:"
                    + "(?:export )?\\w+=\\$\\(|export [\\w$]|(?:deploy|benchmarks|docs/tutorial)/\\S+ ?|\\./run\\b"
                    + "|(?:apt-get|cd|cp|curl|docker|helm|install|kafka-[a-z-]+\\.sh|kubectl|mkdir|mvn|npm|psql|useradd) )[\\s\\S]*");

    private static final Set<String> SHELLS = Set.of("sh", "bash");
    private static final String LIST = "/shown-commands.yaml";

    private ShownCommands() {}

    /**
     * A block of commands.
     *
     * @param page where it is, such as {@code docs/guide.md}
     * @param commands its text
     * @param shown what the page shows below it in indented blocks, up to the next commands; empty if nothing
     */
    record Block(String page, String commands, String shown) {

        boolean is(Listed listed) {
            return page.equals(listed.page()) && commands.startsWith(listed.begins());
        }
    }

    /**
     * What is known of a block.
     *
     * @param begins how the block begins
     * @param before commands that set the variables which a reader has
     * @param values what takes the place of the examples in the block
     * @param after commands that show what the block has done, or undo it
     * @param prints parts of what the three print together; {@code shown} is what the page shows below the block
     * @param exits its exit codes, 0 if absent
     * @param notRun why it isn't run; what else tests it
     */
    record Listed(
            String page,
            String begins,
            String before,
            Map<String, String> values,
            String after,
            List<String> prints,
            List<Integer> exits,
            String notRun) {

        @Override
        public String toString() {
            return page + ": " + begins;
        }
    }

    /** Returns what shown-commands.yaml lists. */
    static List<Listed> listed() throws IOException {
        try (var in = ShownCommands.class.getResourceAsStream(LIST)) {
            return new YAMLMapper().readValue(in, new TypeReference<>() {});
        }
    }

    /** Returns the blocks of README.md and of the documentation but for decisions and the tutorial. */
    static List<Block> all() {
        return pages().flatMap(page -> of(page, Project.read(page)).stream()).toList();
    }

    static Stream<String> pages() {
        var docs = Project.files("docs", ".md").stream()
                .map(file -> Project.ROOT.relativize(file))
                .map(Path::toString)
                .filter(page -> !page.startsWith("docs/adr/") && !page.equals(Tutorial.PAGE));
        return Stream.concat(Stream.of("README.md"), docs);
    }

    static List<Block> of(String page, String text) {
        var blocks = new ArrayList<Block>();
        Parser.builder().build().parse(text).accept(new AbstractVisitor() {
            @Override
            public void visit(FencedCodeBlock code) {
                if (SHELLS.contains(code.getInfo())) {
                    blocks.add(new Block(page, code.getLiteral(), ""));
                }
            }

            @Override
            public void visit(IndentedCodeBlock code) {
                for (var part : code.getLiteral().split("\n\n")) {
                    if (COMMAND.matcher(part).matches()) {
                        blocks.add(new Block(page, part, ""));
                    } else if (!blocks.isEmpty()) {
                        var last = blocks.remove(blocks.size() - 1);
                        blocks.add(new Block(page, last.commands(), last.shown() + part));
                    }
                }
            }
        });
        return blocks;
    }

    /** Returns the commands that a page shows as text, because its author has indented them too little below a list. */
    static List<String> asText(String text) {
        var found = new ArrayList<String>();
        Parser.builder().build().parse(text).accept(new AbstractVisitor() {
            @Override
            public void visit(Paragraph paragraph) {
                if (paragraph.getFirstChild() instanceof Text first
                        && COMMAND.matcher(first.getLiteral()).matches()) {
                    found.add(first.getLiteral());
                }
            }
        });
        return found;
    }

    /** Returns a pattern of a shown output, in which … stands for anything and spaces and line ends do not count. */
    static boolean agrees(String printed, String shown) {
        var pattern = new StringBuilder();
        for (var part : withoutSpaces(shown).split("…", -1)) {
            pattern.append(pattern.isEmpty() ? "" : ".*?").append(Pattern.quote(part));
        }
        return Pattern.compile(pattern.toString(), Pattern.DOTALL)
                .matcher(withoutSpaces(printed))
                .find();
    }

    private static String withoutSpaces(String text) {
        return text.replaceAll("\\s+", "");
    }
}
