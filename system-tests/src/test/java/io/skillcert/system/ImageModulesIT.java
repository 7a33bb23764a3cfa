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
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compares the modules of the images' Java runtimes with those that the packaged classes refer to, as jdeps finds them. */
class ImageModulesIT {

    private static final Pattern LEFT_OUT = Pattern.compile("# left out: (\\S+): ");

    /** The heading of the modules that no class refers to. */
    private static final String NOT_REFERRED_TO = "# Used without a reference in a class.";

    /** A part of the libraries that the runner does not call: listeners and images as parameters. */
    private static final String LEFT_OUT_BY_THE_RUNNER = "java.desktop";

    @TempDir
    Path folder;

    @Test
    void the_runtime_of_the_services_has_every_module_that_a_class_refers_to() throws IOException {
        for (var service : Project.SERVICES) {
            copyWithoutModules(Project.ROOT.resolve(service + "-service/target/quarkus-app"), service);
        }
        var list = Project.read("deploy/images/modules.txt").split(NOT_REFERRED_TO)[0];
        var listed =
                list.lines().filter(line -> line.matches("[a-z.]+")).collect(Collectors.toCollection(TreeSet::new));
        LEFT_OUT.matcher(list).results().forEach(module -> listed.add(module.group(1)));
        assertEquals(listed, referredTo());
    }

    @Test
    void the_runtime_of_the_runner_has_every_module_that_a_class_refers_to() throws IOException {
        copyWithoutModules(Project.ROOT.resolve("libs/code-runner/target"), "runner");
        var list = Project.read("libs/code-runner/Dockerfile")
                .split("--add-modules ")[1]
                .split(" ")[0];
        var listed = new TreeSet<>(Set.of(list.split(",")));
        listed.add(LEFT_OUT_BY_THE_RUNNER);
        assertEquals(listed, referredTo());
    }

    /** Copies jars as those of a class path: jdeps would look for all modules that a module-info names. */
    private void copyWithoutModules(Path place, String prefix) throws IOException {
        List<Path> jars;
        try (var files = Files.walk(place)) {
            jars = files.filter(file -> file.toString().endsWith(".jar")).toList();
        }
        for (var jar : jars) {
            var isLibrary = jar.toString().contains("/lib/");
            var copy = folder.resolve((isLibrary ? "" : prefix + "-") + jar.getFileName());
            if (Files.notExists(copy)) {
                copyWithoutModule(jar, copy);
            }
        }
    }

    private static void copyWithoutModule(Path jar, Path copy) throws IOException {
        try (var in = new ZipInputStream(Files.newInputStream(jar));
                var out = new ZipOutputStream(Files.newOutputStream(copy))) {
            out.setLevel(Deflater.NO_COMPRESSION);
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (!entry.getName().endsWith("module-info.class")) {
                    out.putNextEntry(new ZipEntry(entry.getName()));
                    in.transferTo(out);
                }
            }
        }
    }

    /** Returns the modules of the JDK that the classes of the copied jars refer to. */
    private Set<String> referredTo() throws IOException {
        var arguments = new ArrayList<>(List.of("--multi-release", "17", "--ignore-missing-deps", "--list-deps"));
        try (var jars = Files.list(folder)) {
            jars.map(Path::toString).forEach(arguments::add);
        }
        var printed = new StringWriter();
        var code = ToolProvider.findFirst("jdeps")
                .orElseThrow()
                .run(new PrintWriter(printed), new PrintWriter(printed), arguments.toArray(String[]::new));
        assertEquals(0, code, printed::toString);
        var modules = Stream.of(printed.toString().split("\\s+"))
                .map(module -> module.split("/")[0])
                .filter(module -> module.matches("(java|jdk)\\.[a-z.]+"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertTrue(modules.contains("java.base"), printed::toString);
        return modules;
    }
}
