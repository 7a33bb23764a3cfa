package io.skillcert.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each operation that needs an account and reads is recorded in the audit log, or is listed with the reason why it is not. */
class AuditedReadsTest {

    private static final Pattern LISTED = Pattern.compile("(?m)^\\| `(GET|POST) (/\\S+)` \\| (\\w+) \\| .+ \\|$");
    private static final Pattern QUERY = Pattern.compile(".*(lookups|searches|verifications).*");
    private static final String PATH = "jakarta.ws.rs.Path";

    @Test
    void each_read_is_recorded_or_listed_with_a_reason() {
        var unrecorded = new TreeSet<String>();
        Stream.concat(
                        Project.SERVICES.stream().map(service -> service + "-service"),
                        Stream.of("libs/http-api", "libs/messaging", "libs/event-delivery", "libs/letters"))
                .forEach(module -> ArchitectureTest.code(module).stream()
                        .filter(type -> type.isAnnotatedWith(PATH) && !type.isInterface())
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> isRead(method) && !isRecorded(method))
                        .forEach(method ->
                                servicesOf(module).forEach(service -> unrecorded.add(pathOf(method) + " " + service))));
        var listed = LISTED.matcher(Project.read("docs/operating/audit.md"))
                .results()
                .map(row -> row.group(2) + " " + row.group(3))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(String.join("\n", listed), String.join("\n", unrecorded));
    }

    private static Stream<String> servicesOf(String module) {
        return switch (module) {
            case "libs/letters" -> Stream.of("registration", "subsidy");
            default -> Stream.of(module.replace("-service", "").replaceAll("libs/.*", "all"));
        };
    }

    private static boolean isRead(JavaMethod method) {
        return method.isAnnotatedWith("jakarta.ws.rs.GET")
                || method.isAnnotatedWith("jakarta.ws.rs.POST")
                        && QUERY.matcher(pathOf(method)).matches();
    }

    private static boolean isRecorded(JavaMethod method) {
        return Stream.of("io.skillcert.audit.AuditedRead", "jakarta.annotation.security.PermitAll")
                .anyMatch(annotation -> method.isAnnotatedWith(annotation)
                        || method.getOwner().isAnnotatedWith(annotation)
                                && !method.isAnnotatedWith("jakarta.annotation.security.RolesAllowed"));
    }

    private static String pathOf(JavaMethod method) {
        return ("/" + path(method.getOwner()) + "/" + path(method))
                .replaceAll("/+", "/")
                .replaceAll("\\{(\\w+):[^}]*}", "{$1}")
                .replaceAll("/$", "");
    }

    private static String path(HasAnnotations<?> element) {
        return element.isAnnotatedWith(PATH)
                ? element.getAnnotationOfType(PATH).get("value").orElseThrow().toString()
                : "";
    }
}
