package io.skillcert.registration.application;

import io.skillcert.registration.batch.ExamSites;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** The exam places that registrations hold. */
@ApplicationScoped
public class ReservedPlaces {

    private final ExamSites sites;

    ReservedPlaces(ExamSites sites) {
        this.sites = sites;
    }

    /** Releases the places of a registration that ends before the exam, in the transaction that ends it. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void release(Registration registration) {
        registration.siteId().ifPresent(site -> sites.release(site, registration.level(), registration.subjects()));
    }
}
