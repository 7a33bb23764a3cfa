package io.skillcert.subsidy.inquiry;

import io.skillcert.policy.subsidy.Basis;
import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** The addresses of the registries and how they are called. A registry without an address is not queried. */
@ConfigMapping(prefix = "skillcert.registers")
interface RegistriesConfig {

    Optional<URI> household();

    Optional<URI> socialInsurance();

    Optional<URI> unemployment();

    Optional<URI> graduates();

    Duration timeout();

    /** Immediate retries of a failed call. */
    int retries();

    /** The delay before the second attempt; it doubles with each further attempt. */
    Duration askAgainAfter();

    /** The longest delay between two attempts. */
    Duration askAgainAtMost();

    default Optional<URI> of(Basis basis) {
        return switch (basis) {
            case HOUSEHOLD_REGISTRATION -> household();
            case SOCIAL_INSURANCE -> socialInsurance();
            case REGISTERED_UNEMPLOYMENT -> unemployment();
            case UNEMPLOYED_GRADUATE -> graduates();
        };
    }
}
