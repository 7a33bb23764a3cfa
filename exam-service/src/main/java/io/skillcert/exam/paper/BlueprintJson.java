package io.skillcert.exam.paper;

import io.skillcert.assessment.ItemKind;
import io.skillcert.assessment.assembly.Blueprint;
import io.skillcert.assessment.assembly.Part;
import io.skillcert.assessment.assembly.Weight;
import io.skillcert.http.problem.Violations;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;

/** A blueprint as it is entered and stored: parts by kind, and weights by function. */
public record BlueprintJson(
        @NotEmpty @Size(max = 12) List<@NotNull @Valid PartJson> parts,
        @NotEmpty @Size(max = 30) List<@NotNull @Valid WeightJson> weights) {

    private static final BigDecimal WHOLE = new BigDecimal("100");

    /** So many items of one kind, each worth the points. */
    public record PartJson(
            @NotNull ItemKind kind,
            @Min(1) @Max(300) int count,
            @NotNull @Pattern(regexp = "[0-9]{1,3}(\\.[0-9]{1,2})?", message = "must be a decimal such as 0.50")
                    String points) {}

    /** The share of a function in each part, in whole percent. */
    public record WeightJson(
            @NotNull
                    @Pattern(
                            regexp = "[A-Z][A-Z0-9_]{1,39}",
                            message = "must be 2 to 40 capital letters, digits and underscores, a letter first")
                    String function,
            @Min(0) @Max(100) int percent) {}

    static BlueprintJson of(Blueprint blueprint) {
        return new BlueprintJson(
                blueprint.parts().stream()
                        .map(part -> new PartJson(
                                part.kind(), part.count(), part.points().toPlainString()))
                        .toList(),
                blueprint.weights().stream()
                        .map(weight -> new WeightJson(weight.function(), weight.percent()))
                        .toList());
    }

    /** @throws io.skillcert.http.problem.ProblemException 400 if a kind or a function stands twice or a sum is wrong */
    Blueprint blueprint() {
        new Violations()
                .addIf(
                        parts.stream().map(PartJson::kind).distinct().count() < parts.size(),
                        "parts",
                        "has a kind twice")
                .addIf(
                        weights.stream().map(WeightJson::function).distinct().count() < weights.size(),
                        "weights",
                        "has a function twice")
                .addIf(weights.stream().mapToInt(WeightJson::percent).sum() != 100, "weights", "must be 100 in sum")
                .addIf(points().compareTo(WHOLE) != 0, "parts", "must give 100 points in sum")
                .throwIfAny();
        return new Blueprint(
                parts.stream()
                        .map(part -> new Part(part.kind(), part.count(), new BigDecimal(part.points())))
                        .toList(),
                weights.stream()
                        .map(weight -> new Weight(weight.function(), weight.percent()))
                        .toList());
    }

    private BigDecimal points() {
        return parts.stream()
                .map(part -> new BigDecimal(part.points()).multiply(BigDecimal.valueOf(part.count())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
