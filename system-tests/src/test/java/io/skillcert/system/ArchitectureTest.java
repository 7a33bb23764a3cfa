package io.skillcert.system;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.MethodCallTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import io.skillcert.localstack.server.Roles;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks the dependencies between the packages of each service and of the libraries. */
class ArchitectureTest {

    static final List<String> SERVICES = Project.SERVICES;

    static final List<String> LIBRARIES = List.of(
            "libs/assessment-kernel",
            "libs/code-runner",
            "libs/database",
            "libs/documents",
            "libs/event-contracts",
            "libs/event-delivery",
            "libs/http-api",
            "libs/letters",
            "libs/messaging",
            "libs/person-keys",
            "libs/personal-data",
            "libs/policy-data",
            "libs/policy-exam",
            "libs/policy-kernel",
            "libs/policy-subsidy",
            "libs/signing");

    static final List<String> MODULES = Stream.concat(
                    SERVICES.stream().map(ArchitectureTest::module), LIBRARIES.stream())
            .toList();

    private static final Pattern ROLE_LITERAL = Pattern.compile("(?:@RolesAllowed|hasAnyRole)\\(\\{?\\s*\"");
    private static final Map<String, JavaClasses> IMPORTED = new ConcurrentHashMap<>();

    @ParameterizedTest
    @FieldSource("SERVICES")
    void policy_packages_depend_on_java_and_the_kernels_only(String service) {
        classes()
                .that()
                .resideInAPackage("..policy..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "io.skillcert.policy",
                        "io.skillcert.assessment..",
                        "io.skillcert.policy.exam",
                        "io.skillcert.policy.subsidy",
                        "io.skillcert." + service + "..policy..")
                .check(code(module(service)));
    }

    @Test
    void the_assessment_kernel_depends_on_java_only_and_does_no_input_or_output() {
        classes()
                .that()
                .doNotHaveFullyQualifiedName("io.skillcert.assessment.generator.Fact") // reads resources of its own
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java.lang..",
                        "java.math",
                        "java.nio.charset",
                        "java.security",
                        "java.text",
                        "java.time",
                        "java.util..",
                        "javax.crypto..",
                        "io.skillcert.assessment..")
                .check(code("libs/assessment-kernel"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"exam", "subsidy"})
    void shared_rules_depend_on_java_and_the_kernel_only(String area) {
        classes()
                .that()
                .resideInAPackage("io.skillcert.policy." + area)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "io.skillcert.policy", "io.skillcert.policy." + area)
                .check(code("libs/policy-" + area));
    }

    @Test
    void the_policy_kernel_depends_on_java_only() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "io.skillcert.policy")
                .check(code("libs/policy-kernel"));
    }

    /** An interface with a path is a client of another system. */
    @ParameterizedTest
    @FieldSource("MODULES")
    void resources_are_in_api_packages(String module) {
        classes()
                .that()
                .areAnnotatedWith("jakarta.ws.rs.Path")
                .and()
                .areNotInterfaces()
                .should()
                .resideInAPackage("..api..")
                .allowEmptyShould(true) // of a library without resources
                .check(code(module));
    }

    @ParameterizedTest
    @FieldSource("MODULES")
    void nothing_outside_api_packages_depends_on_them(String module) {
        noClasses()
                .that()
                .resideOutsideOfPackage("..api..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.skillcert..api..")
                .check(code(module));
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void features_have_no_cycles(String service) {
        slices().matching("io.skillcert." + service + ".(*)..")
                .should()
                .beFreeOfCycles()
                .check(code(module(service)));
    }

    @ParameterizedTest
    @FieldSource("LIBRARIES")
    void packages_of_a_library_have_no_cycles(String library) {
        slices().matching("io.skillcert.(**)").should().beFreeOfCycles().check(code(library));
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void a_service_depends_on_no_other_service(String service) {
        var others = SERVICES.stream()
                .filter(other -> !other.equals(service))
                .map(other -> "io.skillcert." + other + "..")
                .toArray(String[]::new);
        noClasses().should().dependOnClassesThat().resideInAnyPackage(others).check(code(module(service)));
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void no_package_is_named_after_a_layer(String service) {
        noClasses()
                .should()
                .resideInAnyPackage("..service..", "..impl..", "..dto..", "..util..", "..common..", "..manager..")
                .check(code(module(service)));
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void allowed_roles_are_those_of_the_token_issuer(String service) {
        methods()
                .that()
                .areAnnotatedWith("jakarta.annotation.security.RolesAllowed")
                .should(allow(Roles.ALL))
                .check(code(module(service)));
    }

    private static ArchCondition<JavaMethod> allow(List<String> roles) {
        return new ArchCondition<>("allow the roles " + roles) {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                var allowed = method.getAnnotationOfType("jakarta.annotation.security.RolesAllowed")
                        .get("value");
                for (var role : (Object[]) allowed.orElseThrow()) {
                    events.add(new SimpleConditionEvent(
                            method, roles.contains(role), method.getFullName() + " allows " + role));
                }
            }
        };
    }

    /** The compiler replaces constants by their values, so that this reads the sources. */
    @Test
    void roles_are_named_by_constants() {
        var literals = MODULES.stream()
                .flatMap(module -> Project.files(module + "/src/main/java", ".java").stream())
                .filter(file ->
                        ROLE_LITERAL.matcher(Project.read(file.toString())).find())
                .toList();
        assertEquals(List.of(), literals);
    }

    @ParameterizedTest
    @FieldSource("MODULES")
    void only_the_security_package_reads_the_caller_from_the_token(String module) {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.skillcert.http.security")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("io.quarkus.security.identity.SecurityIdentity")
                .check(code(module));
    }

    /** The three classes work in every replica, which a job does not. */
    @ParameterizedTest
    @FieldSource("MODULES")
    void background_work_is_a_job(String module) {
        noMethods()
                .that()
                .areDeclaredInClassesThat()
                .doNotHaveFullyQualifiedName("io.skillcert.subsidy.assessment.SubsidyParameterSource")
                .and()
                .areDeclaredInClassesThat()
                .doNotHaveFullyQualifiedName("io.skillcert.subsidy.reconciliation.ReconciliationGauge")
                .and()
                .areDeclaredInClassesThat()
                .doNotHaveFullyQualifiedName("io.skillcert.registration.pathway.SubsidyRulesInForce")
                .should()
                .beAnnotatedWith("io.quarkus.scheduler.Scheduled")
                .allowEmptyShould(true)
                .check(code(module));
    }

    @ParameterizedTest
    @FieldSource("MODULES")
    void time_comes_from_the_business_clock(String module) {
        noClasses()
                .should(ArchConditions.callMethodWhere(DescribedPredicate.describe(
                        "it reads the clock of the machine", ArchitectureTest::readsMachineClock)))
                .check(code(module));
    }

    private static boolean readsMachineClock(JavaMethodCall call) {
        MethodCallTarget target = call.getTarget();
        var owner = target.getOwner();
        return switch (target.getName()) {
            case "now" ->
                owner.getPackageName().equals("java.time")
                        && target.getRawParameterTypes().isEmpty();
            case "currentTimeMillis" -> owner.isEquivalentTo(System.class);
            case "systemUTC", "systemDefaultZone" -> owner.isEquivalentTo(Clock.class);
            default -> false;
        };
    }

    /** Amounts of money are decimal; only the circuit breaker of the registries has a ratio. */
    @Test
    void no_money_floats() {
        var outsideOfTheCircuitBreaker = JavaClass.Predicates.resideOutsideOfPackage("..inquiry..");
        var floating = DescribedPredicate.describe("binary floating-point numbers", ArchitectureTest::isFloating);
        noClasses()
                .that(outsideOfTheCircuitBreaker)
                .should(ArchConditions.dependOnClassesThat(floating))
                .check(code("subsidy-service"));
        noFields()
                .that()
                .areDeclaredInClassesThat(outsideOfTheCircuitBreaker)
                .should()
                .haveRawType(floating)
                .check(code("subsidy-service"));
        noCodeUnits()
                .that()
                .areDeclaredInClassesThat(outsideOfTheCircuitBreaker)
                .should()
                .haveRawReturnType(floating)
                .check(code("subsidy-service"));
    }

    private static boolean isFloating(JavaClass type) {
        return List.of("double", "float", "java.lang.Double", "java.lang.Float").contains(type.getName());
    }

    private static String module(String service) {
        return service + "-service";
    }

    static JavaClasses code(String module) {
        return IMPORTED.computeIfAbsent(module, ArchitectureTest::importClasses);
    }

    private static JavaClasses importClasses(String module) {
        var classes = new ClassFileImporter().importPath(Path.of(Project.ROOT.toString(), module, "target", "classes"));
        assertFalse(classes.isEmpty(), module + " is not built");
        return classes;
    }
}
