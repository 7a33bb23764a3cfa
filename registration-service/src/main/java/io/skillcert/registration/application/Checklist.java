package io.skillcert.registration.application;

import io.skillcert.registration.eligibility.policy.DocumentCode;
import io.skillcert.registration.eligibility.policy.EligibilityDecision;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a route asks for (REG-08), and what of it is there.
 *
 * @param route its code
 * @param met whether the facts open it
 */
public record Checklist(String route, boolean met, List<Item> documents, List<DocumentCode> missing) {

    /** @param uploaded whether at least one file for it is there */
    public record Item(DocumentCode code, boolean uploaded) {}

    /** @param chosen a route of the level; else the first met one, or the first. Empty: the level has no such route */
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
        return route.map(asked -> new Checklist(
                asked.code(),
                asked.met(),
                asked.documents().stream()
                        .map(code -> new Item(code, uploaded.contains(code)))
                        .toList(),
                asked.documents().stream()
                        .filter(code -> !uploaded.contains(code))
                        .toList()));
    }
}
