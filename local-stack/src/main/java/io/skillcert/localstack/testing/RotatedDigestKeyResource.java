package io.skillcert.localstack.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Base64;
import java.util.Map;

/** Rotates the digest key: the service of a test has a new, current key and an old one. It is started beside the stack. */
public class RotatedDigestKeyResource implements QuarkusTestResourceLifecycleManager {

    private static final String OLD_KEY = "skillcert.test.old-digest-key";

    /** The digest key before the rotation. */
    public static String oldKey() {
        return System.getProperty(OLD_KEY);
    }

    /** Its settings replace those of {@link LocalStackResource}. */
    @Override
    public int order() {
        return 1;
    }

    @Override
    public Map<String, String> start() {
        System.setProperty(OLD_KEY, key(1));
        return Map.of("skillcert.personal-data.digest-key", key(2) + "," + key(1));
    }

    private static String key(int version) {
        var bytes = new byte[32];
        bytes[0] = (byte) version;
        return version + ":" + Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public void stop() {
        System.clearProperty(OLD_KEY);
    }
}
