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
 * Compares the events of the sample cohort, read from the broker, with their published schemas and golden examples
 * ({@code -Dgolden.write=true} writes the examples).
 */
class TravelledEventsIT {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final Path CONTRACTS = Project.ROOT.resolve("libs/event-contracts/src/main/resources");
    private static final Pattern UUID =
            Pattern.compile("\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{12}");
    private static final Pattern SEALED = Pattern.compile("(\"(?:sealed|encrypted)\\w+\" : )\"[^\"]+\"");
    private static final Pattern DIGEST = Pattern.compile("1:\\p{XDigit}{64}");
    // A run sets the clock to the hour; the minutes differ from run to run.
    private static final Pattern WHEN = Pattern.compile("(\\w+At\" : \"\\d{4}-\\d\\d-\\d\\dT\\d\\d):[\\d:.]+Z");

    private static final Comparator<String> LONGEST_FIRST =
            Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder());

    /** On topics of their own, which are not among those of the sample. */
    private static final Set<String> ELSEWHERE = Set.of(
            "io.skillcert.registration.practice-items-published.v1",
            "io.skillcert.subsidy.parameter-adopted.v1",
            "io.skillcert.subsidy.parameter-withdrawn.v1");

    /** Nobody in the sample cohort withdraws, trains here, binds an account, has a name corrected, requests a score review, is barred, or has a certificate changed. */
    private static final Set<String> RARE = Set.of(
            "io.skillcert.access.access-part.v1",
            "io.skillcert.registration.access-requested.v1",
            "io.skillcert.registration.person-forgotten.v1",
            "io.skillcert.registration.person-key.v1",
            "io.skillcert.registration.registration-cancelled.v1",
            "io.skillcert.registration.training-enrolled.v1",
            "io.skillcert.registration.holder-account-bound.v1",
            "io.skillcert.registration.person-corrected.v1",
            "io.skillcert.exam.result-corrected.v1",
            "io.skillcert.exam.sitting-cancelled.v1",
            "io.skillcert.exam.candidate-barred.v1",
            "io.skillcert.exam.exam-bar-ended.v1",
            "io.skillcert.exam.certificate-reissued.v1",
            "io.skillcert.exam.certificate-revoked.v1",
            "io.skillcert.subsidy.subsidy-returned.v1",
            "io.skillcert.subsidy.recovery-started.v1",
            "io.skillcert.subsidy.claim-reminder-due.v1",
            "io.skillcert.subsidy.entitlement-expired.v1");

    private static Map<String, List<ConsumerRecord<String, String>>> events;

    @BeforeAll
    static void read() throws Exception {
        events = new TreeMap<>();
        for (var event : RunningStack.shared().sampleEvents()) {
            events.computeIfAbsent(header(event, "ce_type"), type -> new ArrayList<>())
                    .add(event);
        }
    }

    @Test
    void the_sample_cohort_causes_every_published_event_type_except_the_rare_ones() {
        var published = new TreeSet<String>();
        for (var file : Project.files("libs/event-contracts/src/main/resources/event-schemas", ".json")) {
            published.add(file.getFileName().toString().replace(".json", ""));
        }
        published.removeAll(RARE);
        published.removeAll(ELSEWHERE);
        assertEquals(published, events.keySet());
    }

    @Test
    void every_event_matches_its_schema_and_its_envelope() throws Exception {
        var ids = new HashSet<String>();
        for (var type : events.keySet()) {
            var schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(
                            Files.readString(CONTRACTS.resolve("event-schemas").resolve(type + ".json")));
            for (var event : events.get(type)) {
                var errors = schema.validate(JSON.readTree(event.value()));
                assertTrue(errors.isEmpty(), () -> type + ": " + errors);
                assertTrue(ids.add(header(event, "ce_id")), "two events have one id");
                assertEquals("1.0", header(event, "ce_specversion"));
                assertEquals("/.well-known/event-schemas/" + type, header(event, "ce_dataschema"));
                assertTrue(header(event, "ce_signature").matches("[\\w-]+\\.\\.[\\w-]+"), "not signed");
                assertEquals(
                        event.key(),
                        JSON.readTree(event.value()).get("personId").asText());
            }
        }
    }

    @Test
    void the_producer_serves_the_schema_to_which_an_event_points() throws Exception {
        for (var type : events.keySet()) {
            var event = events.get(type).get(0);
            var producer = header(event, "ce_source").substring(1).replace("-service", "");
            var address = RunningStack.shared().address(producer).resolve(header(event, "ce_dataschema"));
            try (var in = address.toURL().openStream()) {
                var published = CONTRACTS.resolve("event-schemas").resolve(type + ".json");
                assertEquals(JSON.readTree(published.toFile()), JSON.readTree(in), type);
            }
        }
    }

    @Test
    void the_golden_example_is_what_the_producer_has_written() throws Exception {
        for (var type : events.keySet()) {
            var written = events.get(type).stream()
                    .map(event -> normalised(event.value()))
                    .min(LONGEST_FIRST)
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
        var all = events.values().stream()
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

    /** Replaces what differs from run to run: ids are numbered in order, digests and minutes are fixed. */
    private static String normalised(String value) {
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

    /** Returns {@code exam/result-published.v1.json} for {@code io.skillcert.exam.result-published.v1}. */
    private static String file(String type) {
        var parts = type.split("\\.", 4);
        return parts[2] + "/" + parts[3] + ".json";
    }
}
