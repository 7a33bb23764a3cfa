package io.skillcert.subsidy.inquiry;

import io.skillcert.subsidy.assessment.policy.Basis;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Where the registers are, and how long they are waited for. One without an address is silent. */
@ConfigMapping(prefix = "skillcert.registers")
interface RegistriesConfig {

    Optional<URI> household();

    Optional<URI> socialInsurance();

    Optional<URI> unemployment();

    Optional<URI> graduates();

    @WithDefault("2s")
    Duration timeout();

    /** After a failed call, at once. */
    @WithDefault("1")
    int retries();

    /** Before a silent register is asked again; each time twice as long. */
    @WithDefault("1m")
    Duration askAgainAfter();

    /** At most so long. */
    @WithDefault("1d")
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
