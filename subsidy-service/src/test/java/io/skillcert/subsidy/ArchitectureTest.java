package io.skillcert.subsidy;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses CODE =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("io.skillcert.subsidy");

    @Test
    void policy_is_pure() {
        classes()
                .that()
                .resideInAPackage("..policy..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "io.skillcert.policy", "io.skillcert.subsidy..policy..")
                .check(CODE);
    }

    @Test
    void nothing_knows_the_api() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..api..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.skillcert.subsidy..api..")
                .allowEmptyShould(true)
                .check(CODE);
    }

    @Test
    void features_have_no_cycles() {
        slices().matching("io.skillcert.subsidy.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CODE);
    }

    @Test
    void time_comes_from_the_business_clock() {
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
                .check(CODE);
    }

    @Test
    void no_package_is_named_after_a_layer() {
        noClasses()
                .should()
                .resideInAnyPackage("..service..", "..impl..", "..dto..", "..util..", "..common..", "..manager..")
                .check(CODE);
    }
}
