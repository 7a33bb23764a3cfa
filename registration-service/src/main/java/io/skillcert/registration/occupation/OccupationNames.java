package io.skillcert.registration.occupation;

import jakarta.enterprise.context.ApplicationScoped;

/** What an occupation is called. */
@ApplicationScoped
public class OccupationNames {

    private final OccupationCatalogue catalogue;

    OccupationNames(OccupationCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Its code, where nobody has described it. */
    public String of(String code) {
        return catalogue.findByIdOptional(code).map(Occupation::name).orElse(code);
    }
}
