package io.skillcert.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** Every text that the code has in English for callers has a Chinese one, with the same arguments. */
class TranslationsTest {

    private static final Pattern ARGUMENT = Pattern.compile("\\{\\d}");
    /** The parameter that is the text, by the name of the method. */
    private static final Map<String, Integer> METHODS = Map.of(
            "single",
            1,
            "addIf",
            2,
            "add",
            1,
            "translated",
            0,
            "invalid",
            0,
            "system",
            0,
            "refuse",
            0,
            "refuseUnlessAbsent",
            0);
    /** Methods that have a text at this place only if it is a sentence. */
    private static final Map<String, Integer> OTHER_METHODS =
            Map.of("value", 2, "get", 0, "super", 0, "end", 1, "require", 2);
    /** The parameter that is the text, by the class of the object. */
    private static final Map<String, Integer> CLASSES = Map.of(
            "Violation",
            1,
            "InvalidField",
            1,
            "StrictJson.InvalidField",
            1,
            "RefusedFileException",
            0,
            "WrongMessageException",
            0,
            "LimitException",
            0,
            "LapseCause",
            0);
    /** Methods of these names are methods of other classes too, which have no text at this place. */
    private static final Set<String> ONLY_IN_SENTENCES = Set.of("add", "refuse", "system", "invalid");

    /** Files whose exceptions have texts for callers. */
    private static final Set<String> FILES_OF_EXCEPTIONS = Set.of(
            "IdentityDocument.java",
            "PersonName.java",
            "IsoDates.java",
            "ItemImage.java",
            "QtiImport.java",
            "QtiReader.java",
            "QtiXml.java");

    @Test
    void every_text_has_a_translation() throws Exception {
        var chinese = translations();
        var missing = new TreeMap<String, String>();
        sources().forEach((text, file) -> {
            if (!chinese.containsKey(text)) {
                missing.put(text, file);
            }
        });
        assertEquals(Map.of(), missing);
    }

    @Test
    void every_translation_is_used_and_has_the_same_arguments() throws Exception {
        var code = sources();
        var unused = new TreeSet<>(translations().keySet());
        unused.removeAll(code.keySet());
        assertEquals(Set.of(), unused);
        translations()
                .forEach((english, translated) -> assertEquals(arguments(english), arguments(translated), english));
    }

    private static Map<String, String> translations() throws IOException {
        var all = new HashMap<String, String>();
        for (var file : Project.files("", "src/main/resources/translations/zh.json")) {
            var module = new ObjectMapper()
                    .readValue(Project.read(file.toString()), new TypeReference<Map<String, String>>() {});
            module.forEach((english, chinese) -> {
                var other = all.put(english, chinese);
                assertTrue(other == null || other.equals(chinese), english + " is translated in two ways");
            });
        }
        return all;
    }

    /** The texts in the code by the file that has them. */
    private static Map<String, String> sources() throws IOException {
        var texts = new TreeMap<String, String>();
        var compiler = ToolProvider.getSystemJavaCompiler();
        var manager = compiler.getStandardFileManager(null, null, null);
        var files = Project.files("", ".java").stream()
                .filter(file -> file.toString().contains("/src/main/"))
                .filter(file -> !file.toString().contains("/local-stack/")
                        && !file.toString().contains("/benchmarks/"))
                .toList();
        var task = (JavacTask) compiler.getTask(
                null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
        var constants = new HashMap<String, String>();
        var units = new ArrayList<CompilationUnitTree>();
        for (var unit : task.parse()) {
            units.add(unit);
            new Constants(file(unit), constants).scan(unit, null);
        }
        for (var unit : units) {
            new TextScanner(file(unit), constants, texts).scan(unit, null);
        }
        return texts;
    }

    private static String file(CompilationUnitTree unit) {
        return Path.of(unit.getSourceFile().getName()).getFileName().toString();
    }

    private static List<String> arguments(String text) {
        return ARGUMENT.matcher(text)
                .results()
                .map(found -> found.group())
                .distinct()
                .sorted()
                .toList();
    }

    /** Collects the constants of a file, with the name of its class before theirs. */
    private static final class Constants extends TreeScanner<Void, Void> {

        private final String file;
        private final Map<String, String> constants;

        private Constants(String file, Map<String, String> constants) {
            this.file = file;
            this.constants = constants;
        }

        @Override
        public Void visitVariable(VariableTree variable, Void nothing) {
            if (variable.getInitializer() instanceof LiteralTree literal && literal.getValue() instanceof String text) {
                constants.put(file.replace("java", "") + variable.getName(), text);
            }
            return super.visitVariable(variable, nothing);
        }
    }

    /** Collects the texts of a file. */
    private static final class TextScanner extends TreeScanner<Void, Void> {

        private final String file;
        private final Map<String, String> constants;
        private final Map<String, String> texts;

        private TextScanner(String file, Map<String, String> constants, Map<String, String> texts) {
            this.file = file;
            this.constants = constants;
            this.texts = texts;
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
            var name = call.getMethodSelect() instanceof MemberSelectTree select
                    ? select.getIdentifier().toString()
                    : call.getMethodSelect().toString();
            if (METHODS.containsKey(name)) {
                collect(call.getArguments(), METHODS.get(name), ONLY_IN_SENTENCES.contains(name));
            } else if (OTHER_METHODS.containsKey(name)) {
                collect(call.getArguments(), OTHER_METHODS.get(name), true);
            }
            return super.visitMethodInvocation(call, nothing);
        }

        @Override
        public Void visitNewClass(NewClassTree creation, Void nothing) {
            var name = creation.getIdentifier().toString();
            if (CLASSES.containsKey(name)) {
                collect(creation.getArguments(), CLASSES.get(name), false);
            }
            if (FILES_OF_EXCEPTIONS.contains(file)) {
                collect(creation.getArguments(), 0, false);
            }
            return super.visitNewClass(creation, nothing);
        }

        @Override
        public Void visitAnnotation(AnnotationTree annotation, Void nothing) {
            for (var argument : annotation.getArguments()) {
                if (argument instanceof AssignmentTree assignment
                        && assignment.getVariable().toString().equals("message")) {
                    collect(List.of(assignment.getExpression()), 0, false);
                }
            }
            return super.visitAnnotation(annotation, nothing);
        }

        /** The message of a constraint of our own. */
        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            if (method.getName().contentEquals("message") && method.getDefaultValue() instanceof ExpressionTree text) {
                collect(List.of(text), 0, false);
            }
            return super.visitMethod(method, nothing);
        }

        private void collect(List<? extends ExpressionTree> arguments, int index, boolean sentencesOnly) {
            if (index >= arguments.size()) {
                return;
            }
            var text = arguments.get(index);
            assertTrue(
                    sentencesOnly || text.getKind() != com.sun.source.tree.Tree.Kind.PLUS,
                    file + " joins a text of parts, which can't be translated: " + text);
            var literal = text instanceof LiteralTree constant
                    ? String.valueOf(constant.getValue())
                    : constants.getOrDefault(
                            text.toString().contains(".") ? text.toString() : file.replace("java", "") + text, "");
            var isSentence = literal.contains(" ") && !literal.contains("?") && !literal.contains("= :");
            if (isSentence
                    || !sentencesOnly
                            && !ARGUMENT.matcher(literal).replaceAll("").isEmpty()) {
                texts.put(literal, file);
            }
        }
    }
}
