package io.skillcert.exam.paper.api;

import io.skillcert.assessment.ItemKind;
import io.skillcert.assessment.assembly.Blueprint;
import io.skillcert.assessment.assembly.Part;
import io.skillcert.assessment.assembly.Weight;
import io.skillcert.assessment.marking.Points;
import io.skillcert.http.json.PlainJson;
import io.skillcert.http.problem.Violations;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;

/** A blueprint as a caller sends it. */
record BlueprintEntry(
        @NotNull @Size(min = 1, max = BlueprintEntry.MAX_PARTS) List<@NotNull @Valid PartEntry> parts,
        @NotNull @Size(max = BlueprintEntry.MAX_WEIGHTS) List<@NotNull @Valid WeightEntry> weights) {

    /** Each of the ten kinds stands in at most one part. */
    static final int MAX_PARTS = 10;

    static final int MAX_WEIGHTS = 100;
    private static final int WHOLE = 100;

    /** @param points of each item of the part: a decimal from 0.01 to 100 with at most two places */
    record PartEntry(@NotNull ItemKind kind, @NotNull @Min(1) Integer count, @NotNull PlainJson points) {
        Part part() {
            return new Part(kind, count, Points.parse(points.value()).orElseThrow());
        }
    }

    /** The percentage of the items of each part that a vocational function has. */
    record WeightEntry(@NotEmpty String function, @NotNull @Min(0) @Max(WHOLE) Integer percent) {
        Weight weight() {
            return new Weight(function, percent);
        }
    }

    void check(Violations violations) {
        var kinds = EnumSet.noneOf(ItemKind.class);
        for (int i = 0; i < parts.size(); i++) {
            var field = "blueprint.parts[" + i + "]";
            violations
                    .addIf(!kinds.add(parts.get(i).kind()), field + ".kind", "is listed twice")
                    .addIf(Points.parse(parts.get(i).points().value()).isEmpty(), field + ".points", Points.REFUSAL);
        }
        var functions = new HashSet<String>();
        for (int i = 0; i < weights.size(); i++) {
            violations.addIf(
                    !functions.add(weights.get(i).function()),
                    "blueprint.weights[" + i + "].function",
                    "is listed twice");
        }
        violations.addIf(
                weights.stream().mapToInt(WeightEntry::percent).sum() != WHOLE,
                "blueprint.weights",
                "must be {0} in sum",
                WHOLE);
    }

    Blueprint blueprint() {
        return new Blueprint(
                parts.stream().map(PartEntry::part).toList(),
                weights.stream().map(WeightEntry::weight).toList());
    }
}
