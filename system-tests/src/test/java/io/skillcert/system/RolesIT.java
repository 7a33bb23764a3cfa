package io.skillcert.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.skillcert.localstack.server.Roles;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Compares the published table of roles with the services ({@code -Droles.write=true} writes the table). */
class RolesIT extends OperationCalls {

    private static final Pattern LISTED = Pattern.compile("(?m)^\\| `(\\w+ /\\S+)` \\| (\\w+) \\| (.+) \\|$");
    private static final String ROLES = "docs/operating/roles.md";

    @Test
    void the_published_table_of_roles_is_the_services_own() throws Exception {
        var described = new TreeMap<String, String>();
        for (var operation : operations) {
            var who = operation.roles().isEmpty() ? "everybody" : String.join(", ", operation.roles());
            described.put(operation.service() + " " + operation.method() + " " + operation.path(), who);
        }
        if (Boolean.getBoolean("roles.write")) {
            write(described);
        }
        var listed = new TreeMap<String, String>();
        LISTED.matcher(Project.read(ROLES))
                .results()
                .forEach(row -> listed.put(row.group(2) + " " + row.group(1), row.group(3)));
        assertEquals(lines(described), lines(listed));
    }

    /** Writes the rows in the order of the OpenAPI documents. */
    private static void write(Map<String, String> described) throws IOException {
        var text = Project.read(ROLES);
        var head = "|---|---|---|\n";
        var rows = new StringBuilder(text.substring(0, text.indexOf(head) + head.length()));
        for (var operation : operations) {
            var name = operation.method() + " " + operation.path();
            var who = described.get(operation.service() + " " + name);
            rows.append("| `%s` | %s | %s |%n".formatted(name, operation.service(), who));
        }
        Files.writeString(Project.ROOT.resolve(ROLES), rows);
    }

    @Test
    void the_services_serve_the_published_openapi_documents() throws Exception {
        for (var service : Project.SERVICES) {
            var served = operations.stream()
                    .filter(operation -> operation.service().equals(service))
                    .findFirst()
                    .orElseThrow()
                    .document();
            var file = OpenApiDocuments.file(Project.ROOT, service);
            assertEquals(OpenApiDocuments.published(served.deepCopy()), Files.readString(file), file::toString);
        }
    }

    @Test
    void every_operation_admits_its_roles_and_nobody_else() throws Exception {
        onEach(operation -> {
            for (var role : Roles.ALL) {
                var status = call(operation, role, example(operation)).statusCode();
                if (operation.isSigned()) {
                    expect(status == 401, operation, role, status);
                    continue;
                }
                var admitted = operation.roles().isEmpty() || operation.roles().contains(role);
                expect(admitted ? status != 401 && status != 403 : status == 403, operation, role, status);
            }
        });
        assertNothingWrong();
    }

    @Test
    void a_token_of_two_roles_is_admitted_by_one_of_them() throws Exception {
        onEach(operation -> {
            var strangers = Roles.ALL.stream()
                    .filter(role -> !operation.roles().contains(role))
                    .toList();
            if (operation.roles().isEmpty() || operation.isSigned() || strangers.size() < 2) {
                return;
            }
            var both = stack.tokenOf(operation.roles().get(0) + "+" + strangers.get(0));
            var status = send(operation, both, example(operation)).statusCode();
            expect(status != 401 && status != 403 && status < 500, operation, "one role of two", status);
            var neither = stack.tokenOf(strangers.get(0) + "+" + strangers.get(1));
            expect(send(operation, neither, example(operation)), operation, "two other roles", 403);
        });
        assertNothingWrong();
    }

    @Test
    void a_missing_forged_or_expired_token_and_one_for_another_audience_are_refused() throws Exception {
        var partner = stack.token("partner");
        var forged = partner.substring(0, partner.length() - 8) + "AAAAAAAA";
        var none = "eyJhbGciOiJub25lIn0." + partner.split("\\.")[1] + ".";
        var tokens = Map.of(
                "forged",
                forged,
                "unsigned",
                none,
                "garbage",
                "x",
                "expired",
                stack.tokenOf("partner.expired"),
                "of another audience",
                stack.tokenOf("partner.elsewhere"));
        for (var operation : operations) {
            if (operation.roles().isEmpty()) {
                continue;
            }
            expect(send(operation, null, example(operation)), operation, "no token", 401);
            for (var token : tokens.entrySet()) {
                expect(send(operation, token.getValue(), example(operation)), operation, token.getKey(), 401);
            }
        }
        assertNothingWrong();
    }

    private static String lines(Map<String, String> table) {
        var lines = new StringBuilder();
        table.forEach((operation, who) ->
                lines.append(operation).append(": ").append(who).append('\n'));
        return lines.toString();
    }
}
