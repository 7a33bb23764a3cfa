package io.skillcert.localstack.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.skillcert.localstack.service.DevelopmentKeys;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * Rotates the keysets and the digest key: the service of a test has a new, primary key and an old one of each. It is started beside
 * the stack. The system properties hold the old keys alone and the new keys alone.
 */
public class RotatedKeysResource implements QuarkusTestResourceLifecycleManager {

    public static final String OLD_KEYSET = "skillcert.test.old-keyset";
    public static final String NEW_KEYSET = "skillcert.test.new-keyset";
    public static final String OLD_EVENT_KEYSET = "skillcert.test.old-event-keyset";
    public static final String NEW_EVENT_KEYSET = "skillcert.test.new-event-keyset";

    private static final String OLD_DIGEST_KEY = "skillcert.test.old-digest-key";
    private static final int OLD_ID = 1;
    private static final int NEW_ID = 2;

    /** The digest key before the rotation. */
    public static String oldDigestKey() {
        return System.getProperty(OLD_DIGEST_KEY);
    }

    /** Its settings replace those of {@link LocalStackResource}. */
    @Override
    public int order() {
        return 1;
    }

    @Override
    public Map<String, String> start() {
        System.setProperty(OLD_DIGEST_KEY, digestKey(OLD_ID));
        var keyset = rotated(OLD_KEYSET, NEW_KEYSET);
        return Map.of(
                "skillcert.personal-data.digest-key", digestKey(NEW_ID) + "," + digestKey(OLD_ID),
                "skillcert.personal-data.keyset", keyset,
                "skillcert.items.content-keyset", keyset,
                "skillcert.items.key-keyset", keyset,
                "skillcert.personal-data.event-keyset", rotated(OLD_EVENT_KEYSET, NEW_EVENT_KEYSET));
    }

    @Override
    public void stop() {}

    private static String digestKey(int version) {
        var bytes = new byte[32];
        bytes[0] = (byte) version;
        return version + ":" + Base64.getEncoder().encodeToString(bytes);
    }

    private static String rotated(String oldProperty, String newProperty) {
        var oldKey = DevelopmentKeys.newKey(OLD_ID);
        var newKey = DevelopmentKeys.newKey(NEW_ID);
        System.setProperty(oldProperty, DevelopmentKeys.keyset(List.of(oldKey)));
        System.setProperty(newProperty, DevelopmentKeys.keyset(List.of(newKey)));
        return DevelopmentKeys.keyset(List.of(newKey, oldKey));
    }
}
