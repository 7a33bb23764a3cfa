package io.skillcert.system;

import static io.skillcert.localstack.testing.Broker.header;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every event that the sample cohort has sent on its way, read from the broker: it fits its published schema, and the
 * golden event of its type is what its producer has written ({@code -Dgolden.write=true} writes it).
 */
class TravelledEventsIT {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final Path CONTRACTS = Project.ROOT.resolve("libs/event-contracts/src/main/resources");
    private static final Pattern UUID =
            Pattern.compile("\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{12}");
    private static final Pattern SEALED = Pattern.compile("(\"sealed\\w+\" : )\"[^\"]+\"");
    private static final Pattern DIGEST = Pattern.compile("1:\\p{XDigit}{64}");
    // The clock of a run is set to the hour and goes on: its minutes are the machine's.
    private static final Pattern WHEN = Pattern.compile("(\\w+At\" : \"\\d{4}-\\d\\d-\\d\\dT\\d\\d):[\\d:.]+Z");

    private static final Comparator<String> THE_FULLEST =
            Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder());

    /** Nobody of the sample withdraws, is trained here, asks for a review, is hindered, or has a certificate changed. */
    private static final Set<String> NOT_IN_THE_SAMPLE = Set.of(
            "io.skillcert.registration.registration-cancelled.v1",
            "io.skillcert.registration.training-enrolled.v1",
            "io.skillcert.exam.result-corrected.v1",
            "io.skillcert.exam.sitting-cancelled.v1",
            "io.skillcert.exam.certificate-reissued.v1",
            "io.skillcert.exam.certificate-revoked.v1",
            "io.skillcert.subsidy.subsidy-returned.v1",
            "io.skillcert.subsidy.recovery-started.v1",
            "io.skillcert.subsidy.claim-reminder-due.v1",
            "io.skillcert.subsidy.entitlement-expired.v1");

    private static Map<String, List<ConsumerRecord<String, String>>> travelled;

    @BeforeAll
    static void read() throws Exception {
        travelled = new TreeMap<>();
        for (var event : RunningStack.shared().sampleEvents()) {
            travelled
                    .computeIfAbsent(header(event, "ce_type"), type -> new ArrayList<>())
                    .add(event);
        }
    }

    @Test
    void every_published_type_has_travelled_but_those_of_unusual_ways_and_no_other() {
        var published = new TreeSet<String>();
        for (var file : Project.files("libs/event-contracts/src/main/resources/schemas", ".json")) {
            published.add("io.skillcert." + file.getParent().getFileName() + "."
                    + file.getFileName().toString().replace(".json", ""));
        }
        published.removeAll(NOT_IN_THE_SAMPLE);
        assertEquals(published, travelled.keySet());
    }

    @Test
    void every_event_fits_its_schema_and_its_envelope() throws Exception {
        var ids = new HashSet<String>();
        for (var type : travelled.keySet()) {
            var schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(Files.readString(CONTRACTS.resolve("schemas").resolve(file(type))));
            for (var event : travelled.get(type)) {
                var errors = schema.validate(JSON.readTree(event.value()));
                assertTrue(errors.isEmpty(), () -> type + ": " + errors);
                assertTrue(ids.add(header(event, "ce_id")), "two events have one id");
                assertEquals("1.0", header(event, "ce_specversion"));
                assertEquals(
                        event.key(),
                        JSON.readTree(event.value()).get("personId").asText());
            }
        }
    }

    @Test
    void the_golden_event_is_what_its_producer_has_written() throws Exception {
        for (var type : travelled.keySet()) {
            var written = travelled.get(type).stream()
                    .map(event -> settled(event.value()))
                    .min(THE_FULLEST)
                    .orElseThrow();
            var golden = CONTRACTS.resolve("golden").resolve(file(type));
            if (Boolean.getBoolean("golden.write")) {
                Files.writeString(golden, written);
            }
            assertEquals(Files.readString(golden), written, type);
        }
    }

    @Test
    void no_event_holds_a_name_an_identity_number_or_an_account() {
        var all = travelled.values().stream()
                .flatMap(List::stream)
                .map(ConsumerRecord::value)
                .collect(Collectors.joining("\n"));
        for (var row :
                Project.read("samples/cohort-2025-07.csv").lines().skip(1).toList()) {
            var columns = row.split(",", -1);
            for (var secret : List.of(columns[0], columns[2], columns[columns.length - 1])) {
                assertFalse(secret.length() > 1 && all.contains(secret), "an event holds personal data");
            }
        }
    }

    /** With what changes from run to run settled: identifiers numbered as they come, digests, times of the clock. */
    private static String settled(String value) {
        var numbers = new TreeMap<String, Integer>();
        var text = UUID.matcher(pretty(value)).replaceAll(id -> "01980000-0000-7000-8000-%012d"
                .formatted(numbers.computeIfAbsent(id.group(), any -> numbers.size() + 1)));
        text = DIGEST.matcher(text).replaceAll("1:" + "0f".repeat(32));
        text = SEALED.matcher(text).replaceAll("$1\"c2VhbGVk\"");
        return WHEN.matcher(text).replaceAll("$1:00:00Z") + "\n";
    }

    private static String pretty(String value) {
        try {
            JsonNode event = JSON.readTree(value);
            return JSON.writeValueAsString(event);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** io.skillcert.exam.result-published.v1 stands in exam/result-published.v1.json. */
    private static String file(String type) {
        var parts = type.split("\\.", 4);
        return parts[2] + "/" + parts[3] + ".json";
    }
}
