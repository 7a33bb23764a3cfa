package io.skillcert.exam.calendar;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/**
 * Two requests and twelve connections at once; of what is open to all, ten at once from an address and then one a
 * second. Addresses are those a proxy names.
 */
public class TightLimits implements QuarkusTestProfile {

    static final int CONNECTIONS = 12;

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "skillcert.max-requests",
                "2",
                "quarkus.http.limits.max-connections",
                Integer.toString(CONNECTIONS),
                "skillcert.open-requests-per-second",
                "1",
                "quarkus.http.proxy.proxy-address-forwarding",
                "true");
    }
}
