package io.skillcert.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Compares the documents and containers of operators with the code. */
class OperatingTest {

    private static final String LIBRARY_SETTINGS = "src/main/resources/META-INF/microprofile-config.properties";

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]+)");
    private static final Pattern LISTED = Pattern.compile("(?m)^\\| `([A-Z][A-Z0-9_]+)`");

    private static final Pattern NAMED_TEST = Pattern.compile("`([A-Z]\\w*[a-z](?:Test|IT))`");
    private static final Pattern FROM = Pattern.compile("(?m)^FROM (\\S+)(?: AS (\\S+))?$");
    private static final Pattern COPIED = Pattern.compile("--from=(\\S+)");
    private static final Pattern DETAIL = Pattern.compile("\\{(\\w+)}");

    @Test
    void every_variable_a_service_reads_is_listed_and_no_other() {
        var read = new TreeSet<String>();
        Project.SERVICES.forEach(service -> read.addAll(variablesOf(service)));
        var listed = LISTED.matcher(Project.read("docs/operating/configuration.md"))
                .results()
                .map(result -> result.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(read, listed);
    }

    @Test
    void compose_sets_only_variables_that_its_services_read() throws Exception {
        for (var service : Project.SERVICES) {
            var environment =
                    compose().get("services").get(service + "-service").get("environment");
            environment
                    .fieldNames()
                    .forEachRemaining(name -> assertTrue(
                            variablesOf(service).contains(name), service + "-service does not read " + name));
        }
    }

    @Test
    void compose_agrees_with_the_services_on_databases_and_ports() throws Exception {
        var databases = Project.read("deploy/postgres/databases.sh");
        for (var service : Project.SERVICES) {
            var settings = Project.read(service + "-service/src/main/resources/application.properties");
            var port = settings.split("SKILLCERT_HTTP_PORT:")[1].substring(0, 4);
            var container = compose().get("services").get(service + "-service");
            var management = "127.0.0.1:" + (Integer.parseInt(port) + 3) + ":9000";
            assertEquals(
                    "[\"" + port + ":8080\",\"" + management + "\"]",
                    container.get("ports").toString(),
                    "the management interface is seen from this machine only");
            var url = container.get("environment").elements().next().asText();
            assertEquals("jdbc:postgresql://postgres:5432/" + service, url);
            assertTrue(databases.contains("create_with_owner " + service + " "));
        }
        var image = Project.read(Containers.DOCKERFILE);
        assertTrue(image.contains("SKILLCERT_HTTP_PORT=8080 SKILLCERT_MANAGEMENT_PORT=9000\n"));
        assertTrue(image.contains("EXPOSE 8080\nEXPOSE 9000\n"));
        assertTrue(image.contains("\"9000\", \"/q/health/ready\""));
    }

    @Test
    void compose_restricts_its_services_as_the_chart_does() throws Exception {
        for (var name : List.of("registration-service", "exam-service", "subsidy-service", "code-runner")) {
            var container = compose().get("services").get(name);
            assertTrue(container.get("read_only").asBoolean(), name);
            assertEquals("[\"ALL\"]", container.get("cap_drop").toString(), name);
            assertEquals(
                    "no-new-privileges", container.get("security_opt").get(0).asText(), name);
            assertTrue(container.get("pids_limit").asInt() > 0, name);
            assertTrue(container.get("mem_limit").asText().matches("\\d+m"), name);
            assertFalse(container.has("privileged") || container.has("cap_add"), name);
        }
    }

    @Test
    void images_and_compose_have_the_version_of_the_build() throws Exception {
        var version = Project.read("pom.xml").split("<version>")[1].split("<")[0];
        for (var file : List.of(Containers.DOCKERFILE, "libs/code-runner/Dockerfile")) {
            assertTrue(Project.read(file).contains("ARG VERSION=" + version + "\n"), file);
        }
        for (var container : compose().get("services")) {
            var image = container.get("image").asText();
            assertTrue(!image.startsWith("skillcert/") || image.endsWith(":" + version), image);
        }
    }

    @Test
    void topics_are_those_of_their_producers() {
        var produced =
                Project.SERVICES.stream().map(service -> service + ".events").collect(Collectors.toSet());
        produced.addAll(Set.of(
                "registration.person-keys",
                "registration.practice-items",
                "exam.access-parts",
                "subsidy.access-parts",
                "subsidy.parameters"));
        for (var service : Project.SERVICES) {
            var settings = Project.read(service + "-service/src/main/resources/application.properties");
            var topics = settings.split("skillcert.messaging.topics=")[1]
                    .lines()
                    .findFirst()
                    .orElseThrow();
            for (var topic : topics.split(",")) {
                assertTrue(produced.contains(topic), topic);
            }
            assertTrue(settings.contains("skillcert.messaging.source=" + service + "\n"));
        }
        var channels = Project.read("libs/messaging/" + LIBRARY_SETTINGS);
        assertTrue(channels.contains("failure-strategy=leave-uncommitted"));
    }

    @Test
    void the_rights_of_services_on_topics_are_what_they_write_and_read() {
        var table = Project.read("docs/operating/kafka.md");
        for (var service : Project.SERVICES) {
            var settings = Project.read(service + "-service/src/main/resources/application.properties");
            var topics = settings.split("skillcert.messaging.topics=")[1]
                    .lines()
                    .findFirst()
                    .orElseThrow();
            var row = table.lines()
                    .filter(line -> line.startsWith("| " + service + "-service |"))
                    .findFirst()
                    .orElseThrow()
                    .replace("`", "")
                    .split(" *\\| *");
            var rights = new TreeSet<>(Set.of((row[2] + ", " + row[3]).split(", ")));
            assertEquals(new TreeSet<>(Set.of(topics.split(","))), rights);
            for (var topic : rights) {
                var isWritten = List.of(row[2].split(", ")).contains(topic);
                assertEquals(topic.startsWith(service + "."), isWritten, service + "-service writes " + topic);
            }
            assertEquals(service + "-service", row[4]);
        }
    }

    @Test
    void compose_and_its_example_contain_no_secret() throws Exception {
        compose()
                .findValues("environment")
                .forEach(environment -> environment.properties().forEach(variable -> {
                    if (variable.getKey().matches(".*(PASSWORD|SECRET|KEYSET|_KEYS?)$")) {
                        assertTrue(variable.getValue().asText().matches("\\$\\{\\w+\\}"), variable.getKey());
                    }
                }));
        assertFalse(Project.read(".env.example")
                .lines()
                .anyMatch(line -> line.matches(".*(PASSWORD|SECRET|KEYSET|_KEYS?)=.+")));
    }

    @Test
    void compose_gives_each_service_a_keyset_and_signing_keys_of_its_own_and_one_event_keyset() throws Exception {
        for (var service : Project.SERVICES) {
            var environment =
                    compose().get("services").get(service + "-service").get("environment");
            var own = "${" + service.toUpperCase(Locale.ROOT) + "_";
            assertEquals(
                    own + "PERSONAL_DATA_KEYSET}",
                    environment.get("SKILLCERT_PERSONAL_DATA_KEYSET").asText());
            assertEquals(
                    own + "SIGNING_KEYS}",
                    environment.get("SKILLCERT_SIGNING_KEYS").asText());
            assertEquals(
                    "${SKILLCERT_EVENT_KEYSET}",
                    environment.get("SKILLCERT_EVENT_KEYSET").asText());
        }
    }

    @Test
    void compose_runs_the_server_version_of_the_tests() throws Exception {
        var binaries =
                Project.read("pom.xml").split("<postgres-binaries.version>")[1].split("<")[0];
        var image = compose().get("services").get("postgres").get("image").asText();
        assertEquals("postgres:" + binaries.replaceFirst("\\.0$", ""), image);
    }

    @Test
    void prometheus_in_compose_scrapes_the_management_port_of_each_service() throws Exception {
        var scraped = new TreeMap<String, String>();
        for (var job : yaml("deploy/prometheus/compose.yml").get("scrape_configs")) {
            assertEquals("/q/metrics", job.get("metrics_path").asText());
            scraped.put(
                    job.get("job_name").asText(),
                    job.at("/static_configs/0/targets/0").asText());
        }
        var port = Project.read("deploy/images/Dockerfile")
                .split("SKILLCERT_MANAGEMENT_PORT=")[1]
                .split("\\s")[0];
        var ports = new TreeMap<String, String>();
        for (var service : List.of("registration-service", "exam-service", "subsidy-service")) {
            ports.put(service, service + ":" + port);
        }
        assertEquals(ports, scraped);
    }

    @Test
    void prometheus_in_compose_sends_alerts_to_the_alertmanager_with_the_example_of_the_project() throws Exception {
        var target = yaml("deploy/prometheus/compose.yml").at("/alerting/alertmanagers/0/static_configs/0/targets/0");
        assertEquals("alertmanager:9093", target.asText());
        var alertmanager = compose().get("services").get("alertmanager");
        assertEquals("[\"127.0.0.1:9093:9093\"]", alertmanager.get("ports").toString(), "seen from this machine only");
        var mounted = alertmanager.get("volumes").get(0).asText().split(":");
        assertEquals("./" + Alertmanager.EXAMPLE, mounted[0]);
        assertEquals(
                "--config.file=" + mounted[1],
                alertmanager.get("command").get(0).asText());
        Programs.promtool(Project.ROOT.resolve("deploy/prometheus"), "check", "config", "compose.yml");
    }

    /** So a digest can take the place of a tag; ShownCommandsIT calls the build with digests. */
    @Test
    void images_begin_at_a_base_that_an_argument_names_or_at_an_earlier_stage() {
        for (var file : List.of(Containers.DOCKERFILE, "libs/code-runner/Dockerfile")) {
            var known = new HashSet<>(Set.of("${JDK}", "${BASE}"));
            var begins = FROM.matcher(Project.read(file)).results().toList();
            assertTrue(begins.size() > 1, file);
            for (var begin : begins) {
                assertTrue(known.contains(begin.group(1)), file + " begins at " + begin.group(1));
                known.add(begin.group(2));
            }
            COPIED.matcher(Project.read(file))
                    .results()
                    .forEach(copy -> assertTrue(known.contains(copy.group(1)), file + " copies from " + copy.group(1)));
        }
    }

    @Test
    void both_languages_have_the_same_sentences_with_the_same_details() {
        var areas = Map.of("registration-service", "REG", "libs/policy-exam", "EXM", "libs/policy-subsidy", "SUB");
        areas.forEach((module, area) -> {
            var bundle = module + "/src/main/resources/messages/findings-" + area;
            assertEquals(sentences(bundle + "_zh.properties"), sentences(bundle + "_en.properties"));
        });
        var steps = Map.of("registration", "RegistrationSteps", "exam", "ExamSteps", "subsidy", "ClaimSteps");
        steps.forEach((service, name) -> {
            var bundle = service + "-service/src/main/resources/messages/" + name;
            assertEquals(sentences(bundle + "_zh.properties"), sentences(bundle + "_en.properties"));
        });
    }

    /** Returns the details that the sentence of each rule and verdict names. */
    private static Map<String, Set<String>> sentences(String file) {
        var sentences = new TreeMap<String, Set<String>>();
        Project.read(file).lines().filter(line -> line.contains(" = ")).forEach(line -> {
            var details = DETAIL.matcher(line).results().map(result -> result.group(1));
            sentences.put(line.split(" = ")[0], details.collect(Collectors.toCollection(TreeSet::new)));
        });
        return sentences;
    }

    @Test
    void every_test_that_a_document_names_exists() {
        var tests = Project.files("", ".java").stream()
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .collect(Collectors.toSet());
        for (var document : Project.files("", ".md")) {
            NAMED_TEST
                    .matcher(Project.read(document.toString()))
                    .results()
                    .forEach(
                            named -> assertTrue(tests.contains(named.group(1)), document + " names " + named.group(1)));
        }
    }

    /** Returns the variables that a service reads. */
    static Set<String> variablesOf(String service) {
        return VARIABLE.matcher(settingsOf(service))
                .results()
                .map(result -> result.group(1))
                .collect(Collectors.toSet());
    }

    /** Returns the settings of a service and of the libraries in it. */
    static String settingsOf(String service) {
        var libraries = service.equals("exam")
                ? List.of("http-api", "messaging", "event-delivery")
                : List.of("http-api", "messaging", "event-delivery", "documents", "letters");
        return libraries.stream()
                        .map(library -> Project.read("libs/" + library + "/" + LIBRARY_SETTINGS))
                        .collect(Collectors.joining())
                + Project.read(service + "-service/src/main/resources/application.properties");
    }

    static JsonNode compose() throws Exception {
        return yaml("docker-compose.yml");
    }

    private static JsonNode yaml(String file) throws Exception {
        return new ObjectMapper(new YAMLFactory()).readTree(Project.read(file));
    }
}
