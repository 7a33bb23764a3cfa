package io.skillcert.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Compares the modules of the images' Java runtimes with those that the packaged classes refer to, as jdeps finds them. */
class ImageModulesIT {

    private static final String MODULES = "deploy/images/modules.txt";

    /** What follows are modules that no class refers to. */
    private static final String NOT_REFERRED_TO = "# Used without a reference in a class.";

    @Test
    void the_runtime_of_the_services_has_every_module_that_a_class_refers_to() throws IOException {
        var needed = new TreeSet<String>();
        for (var service : Project.SERVICES) {
            needed.addAll(modules(Project.ROOT.resolve(service + "-service/target/quarkus-app")));
        }
        var listed = Project.read(MODULES).split(NOT_REFERRED_TO)[0];
        assertEquals(needed, names(listed));
    }

    @Test
    void the_runtime_of_the_runner_has_every_module_that_a_class_refers_to() throws IOException {
        var target = Project.ROOT.resolve("libs/code-runner/target");
        var needed = modules(target.resolve("lib"), target.resolve("code-runner-0.1.0.jar"));
        var listed = Project.read("libs/code-runner/Dockerfile").split("--add-modules ")[1].split(" ")[0];
        assertEquals(needed, new TreeSet<>(Set.of(listed.split(","))));
    }

    private static Set<String> names(String list) {
        return list.lines()
                .map(line -> line.replaceFirst(" *#.*", ""))
                .filter(line -> !line.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns the modules of the JDK that the classes of jars refer to. */
    private static Set<String> modules(Path... places) throws IOException {
        var arguments = new ArrayList<>(List.of("--multi-release", "17", "--ignore-missing-deps", "--list-deps"));
        for (var place : places) {
            try (var files = Files.walk(place)) {
                files.map(Path::toString).filter(file -> file.endsWith(".jar")).forEach(arguments::add);
            }
        }
        var printed = new StringWriter();
        var code = ToolProvider.findFirst("jdeps")
                .orElseThrow()
                .run(new PrintWriter(printed), new PrintWriter(printed), arguments.toArray(String[]::new));
        assertEquals(0, code, printed::toString);
        var modules = Stream.of(printed.toString().split("\\s+"))
                .map(module -> module.split("/")[0])
                .filter(module -> module.startsWith("java.") || module.startsWith("jdk."))
                .collect(Collectors.toCollection(TreeSet::new));
        assertTrue(modules.contains("java.base"), printed::toString);
        return modules;
    }
}
