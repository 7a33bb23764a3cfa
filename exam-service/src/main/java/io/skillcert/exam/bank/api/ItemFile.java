package io.skillcert.exam.bank.api;

import io.skillcert.assessment.ItemKind;
import io.skillcert.exam.bank.ItemContent;
import io.skillcert.exam.bank.ItemDraft;
import io.skillcert.exam.bank.ItemExplanation;
import io.skillcert.exam.bank.ItemKey;
import io.skillcert.exam.bank.WriteItems;
import io.skillcert.http.problem.Violations;
import jakarta.validation.Valid;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Collects the items of an imported file and what is wrong with them, by the place of each. */
public final class ItemFile {

    /** The most items of one file. */
    public static final int MAX_ITEMS = 2_000;

    private final Validator validator;
    private final Violations violations = new Violations();
    private final List<WriteItems.Imported> items = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    public ItemFile(Validator validator) {
        this.validator = validator;
    }

    /**
     * An item as a file has it.
     *
     * @param id its name within the file, or null
     * @param enemies names of items of the file that may not stand on one paper with it
     * @param source where it was taken from, or null
     */
    public record Line(
            @Size(max = 64) String id,
            @Size(max = 50) List<@NotNull @Size(max = 64) String> enemies,
            @Min(1) @Max(5) int level,
            @NotNull @Pattern(regexp = ItemResource.CODE, message = ItemResource.NO_CODE) String function,
            @NotNull @Pattern(regexp = ItemResource.TOPIC, message = ItemResource.NO_TOPIC) String topic,
            @NotNull ItemKind kind,
            @NotNull @Valid ItemContent content,
            @NotNull @Valid ItemKey key,
            @NotNull @Valid ItemExplanation explanation,
            @Size(min = 1, max = 200) String source) {

        public Line {
            enemies = enemies == null ? List.of() : enemies;
        }

        private WriteItems.Imported at(String place) {
            var draft = new ItemDraft(level, function, topic, kind, content, key, explanation, source);
            return new WriteItems.Imported(place, id, enemies, draft);
        }
    }

    /** Adds an item that was read, or what Bean Validation finds in it. */
    public void add(String place, Line line) {
        if (items.size() >= MAX_ITEMS) {
            throw Violations.single("body", "has more than {0} items", MAX_ITEMS);
        }
        var found = Violations.of(validator.validate(line));
        found.forEach(one -> violations.addAll(List.of(one.at(place + "." + one.field()))));
        if (line.id() != null && !names.add(line.id())) {
            violations.add(place + ".id", "is listed twice");
        }
        if (found.isEmpty()) {
            items.add(line.at(place));
        }
    }

    /** What is wrong with items that could not be read. */
    public Violations violations() {
        return violations;
    }

    /** @throws io.skillcert.http.problem.ProblemException 400 naming each wrong field by its place, or that there is no item */
    public List<WriteItems.Imported> items() {
        violations.throwIfAny();
        return Optional.of(items)
                .filter(some -> !some.isEmpty())
                .orElseThrow(() -> Violations.single("body", "has no items"));
    }
}
