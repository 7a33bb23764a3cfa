package io.skillcert.coderunner;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Python program with the files it reads and the names of the files it is to leave, all in its working directory.
 *
 * @param source at most {@value #LONGEST_SOURCE} bytes in UTF-8
 * @param inputs contents by name
 * @param results names of the files that count; every other file is dropped with the sandbox
 */
public record Program(String source, Map<String, byte[]> inputs, Set<String> results) {

    /** The longest source in bytes. */
    public static final int LONGEST_SOURCE = 16 * 1024;

    /** The most input files, and the most result files. */
    public static final int MOST_FILES = 8;

    /** The most bytes of all input files together. */
    public static final long MOST_INPUT = 4 << 20;

    /** The name under which the source itself is stored. */
    static final String SOURCE_NAME = "task.py";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}");

    /** @throws IllegalArgumentException if a size, a number or a name is outside its limit */
    public Program {
        inputs = Map.copyOf(inputs);
        results = Set.copyOf(results);
        if (source.getBytes(StandardCharsets.UTF_8).length > LONGEST_SOURCE) {
            throw new IllegalArgumentException("the source is longer than " + LONGEST_SOURCE + " bytes");
        }
        if (inputs.size() > MOST_FILES || results.size() > MOST_FILES) {
            throw new IllegalArgumentException("more than " + MOST_FILES + " files");
        }
        if (inputs.values().stream().mapToLong(content -> content.length).sum() > MOST_INPUT) {
            throw new IllegalArgumentException("the input files are larger than " + MOST_INPUT + " bytes");
        }
        Stream.concat(inputs.keySet().stream(), results.stream()).forEach(Program::checkName);
    }

    private static void checkName(String name) {
        if (!NAME.matcher(name).matches() || name.equals(SOURCE_NAME)) {
            throw new IllegalArgumentException("not a name of a file of a task: " + name);
        }
    }
}
