package io.skillcert.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.skillcert.localstack.server.Roles;
import io.skillcert.system.clients.TutorialInJava;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The Keycloak realm of the containers: clients, their secrets, and the roles that their tokens can carry. */
class RealmTest {

    private static final Pattern SECRET_VARIABLE = Pattern.compile("\\$\\{(SKILLCERT_[A-Z0-9_]+_CLIENT_SECRET)}");
    private static final Set<String> PUBLIC_ROLES = Set.of("candidate", "partner");
    /** Only systems have it, each by a client of its own, and nobody who signs in. */
    private static final Set<String> SYSTEM_ROLES = Set.of("integrator");

    private final JsonNode realm;

    RealmTest() throws Exception {
        realm = new ObjectMapper().readTree(Project.read("deploy/keycloak/skillcert-realm.json"));
    }

    @Test
    void each_confidential_client_has_a_secret_of_its_own_that_compose_and_its_example_set() throws Exception {
        var variables = new ArrayList<String>();
        for (var client : realm.get("clients")) {
            if (!client.get("publicClient").asBoolean()) {
                var secret = SECRET_VARIABLE.matcher(client.get("secret").asText());
                assertTrue(secret.matches(), "a secret in clear: " + client.get("clientId"));
                variables.add(secret.group(1));
            }
        }
        assertEquals(variables.size(), new HashSet<>(variables).size(), "clients share a secret: " + variables);
        var keycloak = new ObjectMapper(new YAMLFactory())
                .readTree(Project.read("docker-compose.yml"))
                .get("services")
                .get("keycloak")
                .get("environment");
        for (var variable : variables) {
            assertEquals("${" + variable + "}", keycloak.path(variable).asText(), "docker-compose.yml");
            assertTrue(Project.read(".env.example").lines().anyMatch((variable + "=")::equals), ".env.example");
            assertTrue(
                    Project.read("deploy/new-env").lines().anyMatch((variable + "=$(password)")::equals),
                    "deploy/new-env sets no " + variable);
        }
    }

    @Test
    void the_tutorial_takes_the_secret_of_each_client_from_its_variable() throws Exception {
        for (var client : realm.get("clients")) {
            if (!client.get("publicClient").asBoolean()) {
                var id = client.get("clientId").asText();
                var variable = SECRET_VARIABLE.matcher(client.get("secret").asText());
                assertTrue(variable.matches(), id);
                assertEquals(variable.group(1), TutorialInJava.secretVariable(id));
                assertEquals(
                        "secret of " + id, Tutorial.clientSecret(id, Map.of(variable.group(1), "secret of " + id)));
            }
        }
        assertEquals("any", Tutorial.clientSecret("partner", Map.of()));
    }

    @Test
    void every_client_puts_subject_audience_and_roles_into_its_tokens() {
        for (var client : realm.get("clients")) {
            var mappers = new TreeSet<String>();
            for (var mapper : client.get("protocolMappers")) {
                if (mapper.get("config").path("access.token.claim").asText().equals("true")) {
                    mappers.add(mapper.get("protocolMapper").asText());
                }
            }
            assertEquals(
                    Set.of("oidc-sub-mapper", "oidc-audience-mapper", "oidc-usermodel-realm-role-mapper"),
                    mappers,
                    client.get("clientId").asText());
        }
    }

    @Test
    void browsers_are_led_back_only_to_the_pages_that_compose_names_and_must_prove_who_began() throws Exception {
        var pages = Map.of(
                "portal", List.of("SKILLCERT_LEARN_URL", "/learn/"), "office", List.of("SKILLCERT_ROOM_URL", "/room/"));
        var compose = OperatingTest.compose().get("services");
        for (var client : realm.get("clients")) {
            if (client.get("publicClient").asBoolean()) {
                var name = client.get("clientId").asText();
                var variable = "${" + pages.get(name).get(0) + "}";
                var page = variable + pages.get(name).get(1);
                assertEquals(List.of(page), texts(client.get("redirectUris")), name);
                assertEquals(List.of(variable), texts(client.get("webOrigins")), name);
                var attributes = client.get("attributes");
                assertEquals(page, attributes.get("post.logout.redirect.uris").asText(), name);
                assertEquals(
                        "S256", attributes.get("pkce.code.challenge.method").asText(), name);
                assertTrue(
                        compose.at("/keycloak/environment").has(pages.get(name).get(0)), "docker-compose.yml");
            }
        }
        var hostname = compose.at("/keycloak/environment/KC_HOSTNAME").asText();
        for (var service : Map.of("registration", "portal", "exam", "office").entrySet()) {
            var environment = compose.at("/" + service.getKey() + "-service/environment");
            assertEquals(
                    service.getValue(),
                    environment.get("SKILLCERT_SIGN_IN_CLIENT").asText());
            assertEquals(
                    hostname + "/realms/skillcert",
                    environment.get("SKILLCERT_SIGN_IN_ISSUER").asText());
        }
    }

    @Test
    void a_client_carries_only_the_roles_of_its_scope_and_staff_are_apart_from_the_public() {
        for (var client : realm.get("clients")) {
            var name = client.get("clientId").asText();
            assertFalse(client.get("fullScopeAllowed").asBoolean(true), name + " carries every role of its user");
            if (!client.get("publicClient").asBoolean()) {
                assertEquals(Set.of(name.replaceFirst("\\.\\d+$", "")), scope(name));
            }
        }
        var staff = new TreeSet<>(texts(realm.get("roles").get("realm"), "name"));
        staff.removeAll(PUBLIC_ROLES);
        staff.removeAll(SYSTEM_ROLES);
        assertEquals(PUBLIC_ROLES, scope("portal"));
        assertEquals(staff, scope("office"));
    }

    @Test
    void no_account_has_a_role_of_staff_and_one_of_the_public_and_each_has_a_fixed_subject() {
        var subjects = new HashSet<String>();
        for (var user : realm.get("users")) {
            var name = user.get("username").asText();
            var roles = new TreeSet<String>();
            user.get("realmRoles").forEach(role -> roles.add(role.asText()));
            var isPublic = PUBLIC_ROLES.containsAll(roles);
            assertTrue(isPublic || roles.stream().noneMatch(PUBLIC_ROLES::contains), name + " has " + roles);
            assertTrue(subjects.add(user.path("id").asText()), name + " has no subject of its own");
        }
        assertFalse(subjects.contains(""), "an account has no fixed subject");
    }

    @Test
    void the_realm_has_the_roles_of_the_services_and_a_client_for_each_account_of_the_cohort() {
        var clients = texts(realm.get("clients"), "clientId");
        for (var account : Roles.ALL) {
            assertTrue(texts(realm.get("roles").get("realm"), "name").contains(account.replaceFirst("\\.\\d+$", "")));
        }
        for (var role : texts(realm.get("roles").get("realm"), "name")) {
            assertTrue(clients.contains(role), "no client has the role " + role);
        }
    }

    private Set<String> scope(String client) {
        var roles = new TreeSet<String>();
        for (var mapping : realm.get("scopeMappings")) {
            if (mapping.get("client").asText().equals(client)) {
                mapping.get("roles").forEach(role -> roles.add(role.asText()));
            }
        }
        return roles;
    }

    private static List<String> texts(JsonNode nodes) {
        var texts = new ArrayList<String>();
        nodes.forEach(node -> texts.add(node.asText()));
        return texts;
    }

    private static List<String> texts(JsonNode nodes, String field) {
        var texts = new ArrayList<String>();
        nodes.forEach(node -> texts.add(node.get(field).asText()));
        return texts;
    }
}
