package io.skillcert.exam.paper.api;

import io.skillcert.assessment.ItemKind;
import io.skillcert.assessment.assembly.BankItem;
import io.skillcert.assessment.assembly.PaperAssembly;
import io.skillcert.http.problem.Violations;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What papers are assembled from.
 *
 * @param algorithm the rule papers are assembled by; {@code assemble/1}
 * @param seed 64 hexadecimal digits
 * @param forms how many papers; 1 if absent
 * @param blueprint what a paper consists of; if absent, {@code level} names the theory blueprint in force
 * @param on the day whose blueprint is taken; today if absent
 */
record PaperCheckRequest(
        @NotNull String algorithm,
        @NotNull String seed,
        @Min(1) @Max(PaperCheckRequest.MAX_FORMS) Integer forms,
        @Valid BlueprintEntry blueprint,
        @Min(1) @Max(5) Integer level,
        LocalDate on,
        @NotNull @Size(max = PaperCheckRequest.MAX_ITEMS) List<@NotNull @Valid BankEntry> bank) {

    static final int MAX_FORMS = 26;
    static final int MAX_ITEMS = 10_000;

    private static final Pattern SEED = Pattern.compile("[0-9A-Fa-f]{64}");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final String ID_FORM = "must be 1 to 64 of A-Z, a-z, 0-9, dot, underscore and hyphen";

    PaperCheckRequest {
        forms = forms == null ? 1 : forms;
    }

    /** The metadata of an item. */
    record BankEntry(
            @NotNull String id,
            @NotNull ItemKind kind,
            @NotEmpty String function,
            @NotEmpty String topic,
            List<@NotNull String> enemies) {

        BankEntry {
            enemies = enemies == null ? List.of() : enemies;
        }

        BankItem item() {
            return new BankItem(id, kind, function, topic, Set.copyOf(enemies));
        }
    }

    void check(Violations violations) {
        violations
                .addIf(
                        !algorithm.equals(PaperAssembly.ALGORITHM),
                        "algorithm",
                        "must be one of {0}",
                        PaperAssembly.ALGORITHM)
                .addIf(!SEED.matcher(seed).matches(), "seed", "must be 64 hexadecimal digits")
                .addIf(
                        (blueprint == null) == (level == null),
                        "level",
                        "must be sent if {0} is absent, and only then",
                        "blueprint");
        if (blueprint != null) {
            blueprint.check(violations);
        }
        checkBank(violations);
    }

    private void checkBank(Violations violations) {
        var ids = new HashSet<String>();
        for (int i = 0; i < bank.size(); i++) {
            var field = "bank[" + i + "]";
            var entry = bank.get(i);
            violations
                    .addIf(!ID.matcher(entry.id()).matches(), field + ".id", ID_FORM)
                    .addIf(!ids.add(entry.id()), field + ".id", "is listed twice");
            for (int j = 0; j < entry.enemies().size(); j++) {
                violations.addIf(!ID.matcher(entry.enemies().get(j)).matches(), field + ".enemies[" + j + "]", ID_FORM);
            }
        }
    }
}
