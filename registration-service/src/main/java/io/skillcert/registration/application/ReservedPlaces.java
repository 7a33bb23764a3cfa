package io.skillcert.registration.application;

import io.skillcert.registration.batch.ExamSites;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** A registration that ends before the exam gives its places back, in the transaction that ends it. */
@ApplicationScoped
public class ReservedPlaces {

    private final ExamSites sites;

    ReservedPlaces(ExamSites sites) {
        this.sites = sites;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void release(Registration registration) {
        registration.siteId().ifPresent(site -> sites.release(site, registration.level(), registration.subjects()));
    }
}
