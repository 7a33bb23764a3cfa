package io.skillcert.registration.guide;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.Startup;
import io.skillcert.http.language.Language;
import io.skillcert.policy.Citation;
import io.skillcert.policy.data.ParameterFile;
import io.skillcert.policy.data.ParameterFiles;
import io.skillcert.policy.data.PolicyDataException;
import io.skillcert.registration.pathway.SubsidyRulesInForce;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The parameters that the answers of the guide state, with those that subsidy-service has put in force since the release. */
@Startup
@ApplicationScoped
class GuideParameters {

    /** The folders of the parameters that people of subsidy-service can change. */
    private static final Set<String> SUBSIDY = Set.of("assessment", "claim", "entitlement");

    private final SubsidyRulesInForce subsidies;
    private final Map<String, ParameterFile> shipped = new TreeMap<>();

    /** @throws PolicyDataException if a placeholder names no value, one that can't be printed, or one that people can take away */
    GuideParameters(Guide guide, SubsidyRulesInForce subsidies) {
        this.subsidies = subsidies;
        guide.entries().stream()
                .flatMap(entry -> entry.answer().answer().placeholders().stream())
                .filter(placeholder -> placeholder.level().isEmpty())
                .forEach(this::check);
    }

    private void check(Placeholder placeholder) {
        var file = shipped.computeIfAbsent(placeholder.file(), path -> read(placeholder));
        for (var entry : file.values().values()) {
            if (SUBSIDY.contains(placeholder.folder()) && placeholder.isInList(entry.value())) {
                throw new PolicyDataException(
                        GuideFiles.FOLDER,
                        "{" + placeholder.parameter() + "}: a list may get fewer elements; name it whole");
            }
            try {
                PrintedValue.print(placeholder.part(entry.value()), placeholder.percent(), Language.DEFAULT);
            } catch (IllegalArgumentException e) {
                throw new PolicyDataException(
                        GuideFiles.FOLDER, "{" + placeholder.parameter() + "}: " + e.getMessage());
            }
        }
    }

    private static ParameterFile read(Placeholder placeholder) {
        return new ParameterFiles("policy/" + placeholder.folder()).file(placeholder.name());
    }

    /** A part of a value in force, and where the value comes from. */
    record Stated(JsonNode part, LocalDate effectiveFrom, Citation citation) {}

    /** The value in force on the day; empty before the first. */
    Optional<Stated> on(Placeholder placeholder, LocalDate day) {
        var file = shipped.get(placeholder.file());
        var inForce = SUBSIDY.contains(placeholder.folder()) ? subsidies.inForce(file) : file;
        return inForce.on(day)
                .map(entry -> new Stated(
                        placeholder.part(entry.getValue().value()),
                        entry.getKey(),
                        entry.getValue().citation()));
    }
}
