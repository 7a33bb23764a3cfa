package io.skillcert.policy.data;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.skillcert.policy.WorkingDays;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The announced calendars of China, one file a year: those shipped, and those an operator puts into a folder when the
 * next year's notice is out. A year in the folder replaces the shipped one (amended notices).
 */
public final class CalendarFiles {

    private static final ObjectMapper YAML = JsonMapper.builder(new YAMLFactory())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .addModule(new JavaTimeModule())
            .build();

    private static final int FIRST_SHIPPED_YEAR = 2019;

    private CalendarFiles() {}

    record Year(
            @JsonProperty(required = true) int year,
            @JsonProperty(required = true) String notice,
            @JsonProperty(required = true) List<LocalDate> off,
            @JsonProperty(required = true) List<LocalDate> work) {}

    /** @param folder the operator's own years, {@code 2027.yaml} and so on; empty if there are none */
    public static WorkingDays load(Optional<Path> folder) {
        var years = new HashMap<Integer, Year>();
        for (int year = FIRST_SHIPPED_YEAR; shipped(year) != null; year++) {
            add(years, "calendar/" + year + ".yaml", shipped(year));
        }
        folder.ifPresent(own -> addAll(years, own));
        var sorted = new TreeSet<>(years.keySet());
        if (sorted.last() - sorted.first() != sorted.size() - 1) {
            throw new PolicyDataException("calendar", "a year is missing in " + sorted);
        }
        var announced = new HashMap<LocalDate, Boolean>();
        years.values().forEach(year -> announce(year, announced));
        return new WorkingDays(announced, sorted.first(), sorted.last());
    }

    private static void addAll(Map<Integer, Year> years, Path folder) {
        try (var files = Files.newDirectoryStream(folder, "*.yaml")) {
            for (var file : files) {
                add(years, file.toString(), Files.newInputStream(file));
            }
        } catch (IOException e) {
            throw new PolicyDataException(folder.toString(), "can't be read: " + e.getMessage());
        }
    }

    private static void add(Map<Integer, Year> years, String file, InputStream content) {
        try (content) {
            var year = YAML.readValue(content, Year.class);
            years.put(year.year(), year);
        } catch (IOException e) {
            throw new PolicyDataException(file, e.getMessage());
        }
    }

    private static void announce(Year year, Map<LocalDate, Boolean> announced) {
        year.off().forEach(day -> announce(year, day, false, announced));
        year.work().forEach(day -> announce(year, day, true, announced));
    }

    private static void announce(Year year, LocalDate day, boolean work, Map<LocalDate, Boolean> announced) {
        if (day.getYear() != year.year() || announced.put(day, work) != null) {
            throw new PolicyDataException("calendar of " + year.year(), day + " is of another year or stands twice");
        }
    }

    private static InputStream shipped(int year) {
        return CalendarFiles.class.getClassLoader().getResourceAsStream("calendar/" + year + ".yaml");
    }
}
