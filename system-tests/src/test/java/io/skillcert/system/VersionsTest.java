package io.skillcert.system;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * Holds the oldest version of each library that may be used, with the reason. The floors are those below which a published
 * vulnerability or a defect of a decoder is known or was fixed; a platform upgrade must not fall below them unnoticed.
 */
class VersionsTest {

    private static final Pattern NUMBER = Pattern.compile("\\d+");

    @ParameterizedTest(name = "{0} is {1} or later")
    @CsvFileSource(resources = "/version-floors.csv", numLinesToSkip = 1)
    void no_library_is_older_than_its_floor(String property, String floor, String reason) {
        var pom = Pattern.compile("<" + Pattern.quote(property) + ">([^<]+)<").matcher(Project.read("pom.xml"));
        assertTrue(pom.find(), "pom.xml has no property " + property);
        assertTrue(isAtLeast(pom.group(1), floor), property + " is " + pom.group(1) + ": " + reason);
    }

    /** Whether each number of a version, such as 1.5.7-14 or 4.1.140.Final, is at least the one of the other version. */
    static boolean isAtLeast(String version, String floor) {
        var numbers = NUMBER.matcher(version).results().mapToInt(found -> Integer.parseInt(found.group()));
        var least = NUMBER.matcher(floor).results().mapToInt(found -> Integer.parseInt(found.group()));
        return java.util.Arrays.compare(numbers.toArray(), least.toArray()) >= 0;
    }
}
