package io.skillcert.subsidy.register;

import io.skillcert.subsidy.assessment.policy.Basis;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/** What the registers say about a holder (SUB-02). A basis that is not known is absent. */
@Entity
@Table(name = "register_facts")
public class RegisterFacts {

    @Id
    private String holderDigest;

    private Boolean householdRegistration;
    private Boolean socialInsurance;
    private Boolean registeredUnemployment;
    private Boolean unemployedGraduate;
    private String recordedBy;
    private Instant recordedAt;

    protected RegisterFacts() {} // for JPA

    RegisterFacts(String holderDigest) {
        this.holderDigest = holderDigest;
    }

    void record(Map<Basis, Boolean> bases, String by, Instant at) {
        householdRegistration = bases.get(Basis.HOUSEHOLD_REGISTRATION);
        socialInsurance = bases.get(Basis.SOCIAL_INSURANCE);
        registeredUnemployment = bases.get(Basis.REGISTERED_UNEMPLOYMENT);
        unemployedGraduate = bases.get(Basis.UNEMPLOYED_GRADUATE);
        recordedBy = by;
        recordedAt = at;
    }

    Map<Basis, Boolean> bases() {
        var known = new EnumMap<Basis, Boolean>(Basis.class);
        put(known, Basis.HOUSEHOLD_REGISTRATION, householdRegistration);
        put(known, Basis.SOCIAL_INSURANCE, socialInsurance);
        put(known, Basis.REGISTERED_UNEMPLOYMENT, registeredUnemployment);
        put(known, Basis.UNEMPLOYED_GRADUATE, unemployedGraduate);
        return known;
    }

    private static void put(Map<Basis, Boolean> known, Basis basis, Boolean holds) {
        if (holds != null) {
            known.put(basis, holds);
        }
    }
}
