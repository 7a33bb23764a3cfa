package io.skillcert.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Generates docs/api/problems.md from the problem types of the code and fails when the file is stale or a text is missing. */
class ProblemCatalogueTest {

    private static final String FILE = "docs/api/problems.md";
    private static final Pattern CONSTANT = Pattern.compile("^    ([A-Z][A-Z_]+)\\((\\d{3})\\)[,;]", Pattern.MULTILINE);
    private static final Pattern ARGUMENT = Pattern.compile("\\{\\d}");

    private static final Map<String, String> TITLES = Map.of(
            "HttpProblem", "All operations",
            "DocumentProblem", "Uploaded files",
            "DeliveryProblem", "Feed and webhooks",
            "MessagingProblem", "Events",
            "NotificationProblem", "Notifications",
            "RegistrationProblem", "registration-service",
            "ExamProblem", "exam-service",
            "SubsidyProblem", "subsidy-service");

    private record Module(
            Path source, String name, Map<String, Integer> statuses, Properties english, Properties chinese) {}

    @Test
    void the_catalogue_is_what_the_code_answers() throws Exception {
        var catalogue = write(modules());
        if (Boolean.getBoolean("problems.write")) {
            Files.writeString(Project.ROOT.resolve(FILE), catalogue);
        }
        assertEquals(
                catalogue,
                Project.read(FILE),
                FILE + " is stale; regenerate it with: mvn -B -pl system-tests -am verify -Dproblems.write=true"
                        + " -Dtest=ProblemCatalogueTest -Dsurefire.failIfNoSpecifiedTests=false -DskipITs");
    }

    @Test
    void every_type_has_its_texts_in_both_languages_with_the_same_arguments() throws Exception {
        for (var module : modules()) {
            for (var constant : module.statuses().keySet()) {
                for (var key : List.of(code(constant), code(constant) + ".remedy")) {
                    var english = module.english().getProperty(key, "");
                    var chinese = module.chinese().getProperty(key, "");
                    assertTrue(english.matches(".*[.}]") && chinese.matches(".*[。}]"), module.name() + ": " + key);
                    assertEquals(arguments(english), arguments(chinese), module.name() + ": " + key);
                }
            }
            var codes = module.statuses().keySet().stream()
                    .map(ProblemCatalogueTest::code)
                    .toList();
            assertEquals(module.english().keySet(), module.chinese().keySet(), module.name());
            for (var key : module.english().keySet()) {
                var code = key.toString().split("\\.")[0];
                assertTrue(codes.contains(code), module.name() + " has a text of no type: " + key);
            }
        }
    }

    @Test
    void every_type_is_used() {
        var code = new StringBuilder();
        Project.files("", ".java").stream()
                .filter(file -> file.toString().contains("/src/main/")
                        && TITLES.keySet().stream().noneMatch(name -> file.endsWith(name + ".java")))
                .forEach(file -> code.append(Project.read(file.toString())));
        for (var module : modules()) {
            for (var constant : module.statuses().keySet()) {
                var use = Pattern.compile("\\b" + module.name() + "\\s*\\.\\s*" + constant + "\\b");
                var own = Pattern.compile("\\bHttpProblem\\." + constant + "\\b");
                assertTrue(use.matcher(code).find() || own.matcher(code).find(), module.name() + "." + constant);
            }
        }
    }

    @Test
    void a_code_of_two_modules_has_one_status() {
        var statuses = new TreeMap<String, Integer>();
        for (var module : modules()) {
            module.statuses().forEach((constant, status) -> {
                var other = statuses.putIfAbsent(constant, status);
                assertTrue(
                        other == null || other.equals(status),
                        constant + " is answered as " + other + " and " + status);
            });
        }
    }

    private static List<Module> modules() {
        var modules = new ArrayList<Module>();
        for (var name : List.of(
                "HttpProblem",
                "DocumentProblem",
                "MessagingProblem",
                "DeliveryProblem",
                "NotificationProblem",
                "RegistrationProblem",
                "ExamProblem",
                "SubsidyProblem")) {
            var source = Project.files("", name + ".java").get(0);
            var statuses = new TreeMap<String, Integer>();
            CONSTANT.matcher(Project.read(source.toString()))
                    .results()
                    .forEach(found -> statuses.put(found.group(1), Integer.valueOf(found.group(2))));
            assertTrue(statuses.size() > 1, name);
            modules.add(new Module(source, name, statuses, texts(source, name + "_en"), texts(source, name + "_zh")));
        }
        return modules;
    }

    private static Properties texts(Path source, String bundle) {
        var main = source.toString().substring(0, source.toString().indexOf("/java/"));
        var texts = new Properties();
        try {
            texts.load(new StringReader(Project.read(main + "/resources/messages/" + bundle + ".properties")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    private static String write(List<Module> modules) {
        var page = new StringBuilder(
                """
                # Problems

                Every request that can't be served is answered with `application/problem+json` (RFC 9457). `type` is
                `urn:skillcert:problem:` and one of the codes below; codes are never renamed or reused. `detail` has the cause and the
                remedy in the language of `Accept-Language` (Chinese by default). `violations` names the invalid fields, and
                `instance` the id of the request, as `X-Request-Id` has it. This page is generated from the code.
                """);
        for (var module : modules) {
            page.append("\n## ").append(TITLES.get(module.name())).append("\n\n");
            page.append("| code | status | cause | remedy |\n|---|---|---|---|\n");
            module.statuses().forEach((constant, status) -> page.append(row(module, constant, status)));
        }
        return page.toString();
    }

    private static String row(Module module, String constant, int status) {
        var code = code(constant);
        var isAnyStatus = code.equals("http-status");
        return "| `" + (isAnyStatus ? "http-405`, `http-406`, `http-415`, …" : code + "`")
                + " | " + (isAnyStatus ? "the same" : status)
                + " | " + shown(module.english().getProperty(code))
                + " | " + shown(module.english().getProperty(code + ".remedy")) + " |\n";
    }

    private static String shown(String text) {
        return ARGUMENT.matcher(text).replaceAll("…");
    }

    private static List<String> arguments(String text) {
        return ARGUMENT.matcher(text)
                .results()
                .map(found -> found.group())
                .sorted()
                .toList();
    }

    private static String code(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
