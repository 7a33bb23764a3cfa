package io.skillcert.registration.application;

import io.skillcert.registration.eligibility.policy.DocumentCode;
import io.skillcert.registration.eligibility.policy.EligibilityDecision;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The documents that a route requires (REG-08), and those that are missing.
 *
 * @param route the code of the route
 * @param met whether the facts meet the route
 */
public record Checklist(String route, boolean met, List<Item> documents, List<DocumentCode> missing) {

    /** @param uploaded whether at least one file was uploaded for the document */
    public record Item(DocumentCode code, boolean uploaded) {}

    /**
     * The checklist of one route of a level.
     *
     * @param chosen the code of the route; if empty, the first met route, else the first one
     * @return empty if the level has no route of that code
     */
    public static Optional<Checklist> of(
            EligibilityDecision.Level level, Optional<String> chosen, Set<DocumentCode> uploaded) {
        var routes = level.routes();
        var route = chosen.isPresent()
                ? routes.stream()
                        .filter(known -> known.code().equals(chosen.get()))
                        .findFirst()
                : routes.stream()
                        .filter(EligibilityDecision.Route::met)
                        .findFirst()
                        .or(() -> routes.stream().findFirst());
        return route.map(required -> new Checklist(
                required.code(),
                required.met(),
                required.documents().stream()
                        .map(code -> new Item(code, uploaded.contains(code)))
                        .toList(),
                required.documents().stream()
                        .filter(code -> !uploaded.contains(code))
                        .toList()));
    }
}
