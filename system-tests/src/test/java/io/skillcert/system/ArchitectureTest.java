package io.skillcert.system;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the code hangs together, service by service and library by library. */
class ArchitectureTest {

    static final List<String> SERVICES = Project.SERVICES;

    static final List<String> MODULES_WITH_REST = List.of(
            "registration-service",
            "exam-service",
            "subsidy-service",
            "libs/http-api",
            "libs/signing",
            "libs/documents");

    private static final Set<String> ROLES = Set.of(
            "candidate",
            "partner",
            "registrar",
            "exam-officer",
            "examiner",
            "subsidy-officer",
            "subsidy-approver",
            "treasurer",
            "auditor",
            "operator");

    @ParameterizedTest
    @FieldSource("SERVICES")
    void policy_is_pure(String service) {
        classes()
                .that()
                .resideInAPackage("..policy..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "io.skillcert.policy", "io.skillcert." + service + "..policy..")
                .check(code(service + "-service"));
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void nothing_knows_the_api(String service) {
        noClasses()
                .that()
                .resideOutsideOfPackage("..api..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.skillcert." + service + "..api..")
                .check(code(service + "-service"));
    }

    @ParameterizedTest
    @FieldSource("MODULES_WITH_REST")
    void resources_are_in_api_packages(String module) {
        classes()
                .that()
                .areAnnotatedWith("jakarta.ws.rs.Path")
                .should()
                .resideInAPackage("..api..")
                .check(code(module));
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void roles_are_those_of_the_token_issuer(String service) {
        var operations = code(service + "-service").stream()
                .flatMap(type -> type.getMethods().stream())
                .flatMap(method -> method.tryGetAnnotationOfType("jakarta.annotation.security.RolesAllowed").stream())
                .toList();
        assertFalse(operations.isEmpty());
        for (var operation : operations) {
            for (var role : (Object[]) operation.getExplicitlyDeclaredProperty("value")) {
                assertTrue(ROLES.contains(role), () -> role + " is not a role");
            }
        }
    }

    @ParameterizedTest
    @FieldSource("MODULES_WITH_REST")
    void the_caller_is_asked_of_one_class(String module) {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.skillcert.http.security")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("io.quarkus.security.identity.SecurityIdentity")
                .check(code(module));
    }

    /** SubsidyParameterSource runs in every replica, which a job does not. */
    @ParameterizedTest
    @FieldSource("MODULES_WITH_REST")
    void background_work_is_a_job(String module) {
        noMethods()
                .that()
                .areDeclaredInClassesThat()
                .doNotHaveSimpleName("SubsidyParameterSource")
                .should()
                .beAnnotatedWith("io.quarkus.scheduler.Scheduled")
                .check(code(module));
    }

    @Test
    void packages_of_http_api_have_no_cycles() {
        slices().matching("io.skillcert.(**)").should().beFreeOfCycles().check(code("libs/http-api"));
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void features_have_no_cycles(String service) {
        slices().matching("io.skillcert." + service + ".(*)..")
                .should()
                .beFreeOfCycles()
                .check(code(service + "-service"));
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void a_service_knows_no_other_service(String service) {
        var others = SERVICES.stream()
                .filter(other -> !other.equals(service))
                .map(other -> "io.skillcert." + other + "..")
                .toArray(String[]::new);
        noClasses().should().dependOnClassesThat().resideInAnyPackage(others).check(code(service + "-service"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "registration-service",
                "exam-service",
                "subsidy-service",
                "libs/policy-kernel",
                "libs/policy-data",
                "libs/http-api"
            })
    void time_comes_from_the_business_clock(String module) {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(code(module));
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void no_package_is_named_after_a_layer(String service) {
        noClasses()
                .should()
                .resideInAnyPackage("..service..", "..impl..", "..dto..", "..util..", "..common..", "..manager..")
                .check(code(service + "-service"));
    }

    /** Money is decimal everywhere; only the registers' circuit breaker has a ratio. */
    @Test
    void no_money_floats() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..inquiry..")
                .should(ArchConditions.dependOnClassesThat(
                        DescribedPredicate.describe("are binary floating-point numbers", ArchitectureTest::isFloating)))
                .check(code("subsidy-service"));
        noFields()
                .that()
                .areDeclaredInClassesThat()
                .resideOutsideOfPackage("..inquiry..")
                .should()
                .haveRawType(DescribedPredicate.describe("binary floating-point", ArchitectureTest::isFloating))
                .check(code("subsidy-service"));
        noMethods()
                .that()
                .areDeclaredInClassesThat()
                .resideOutsideOfPackage("..inquiry..")
                .should()
                .haveRawReturnType(DescribedPredicate.describe("binary floating-point", ArchitectureTest::isFloating))
                .check(code("subsidy-service"));
    }

    private static boolean isFloating(JavaClass type) {
        return List.of("double", "float", "java.lang.Double", "java.lang.Float").contains(type.getName());
    }

    @Test
    void the_kernel_depends_on_nothing() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "io.skillcert.policy")
                .check(code("libs/policy-kernel"));
    }

    private static JavaClasses code(String module) {
        var classes = new ClassFileImporter().importPath(Path.of(Project.ROOT.toString(), module, "target", "classes"));
        assertFalse(classes.isEmpty(), module + " is not built");
        return classes;
    }
}
