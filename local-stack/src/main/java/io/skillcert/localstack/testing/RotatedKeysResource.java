package io.skillcert.localstack.testing;

import io.skillcert.localstack.service.DevelopmentKeys;
import java.util.List;
import java.util.Map;

/**
 * A {@link LocalStackResource} for a service whose keysets are being rotated: each has a new, primary key and an old one. The
 * system properties hold the keysets with the old keys alone and with the new keys alone.
 */
public class RotatedKeysResource extends LocalStackResource {

    public static final String OLD_KEYSET = "skillcert.test.old-keyset";
    public static final String NEW_KEYSET = "skillcert.test.new-keyset";
    public static final String OLD_EVENT_KEYSET = "skillcert.test.old-event-keyset";
    public static final String NEW_EVENT_KEYSET = "skillcert.test.new-event-keyset";

    private static final int OLD_ID = 1;
    private static final int NEW_ID = 2;

    @Override
    public Map<String, String> start() {
        var settings = super.start();
        settings.put("skillcert.personal-data.keyset", rotated(OLD_KEYSET, NEW_KEYSET));
        settings.put("skillcert.personal-data.event-keyset", rotated(OLD_EVENT_KEYSET, NEW_EVENT_KEYSET));
        return settings;
    }

    private static String rotated(String oldProperty, String newProperty) {
        var oldKey = DevelopmentKeys.newKey(OLD_ID);
        var newKey = DevelopmentKeys.newKey(NEW_ID);
        System.setProperty(oldProperty, DevelopmentKeys.keyset(List.of(oldKey)));
        System.setProperty(newProperty, DevelopmentKeys.keyset(List.of(newKey)));
        return DevelopmentKeys.keyset(List.of(newKey, oldKey));
    }
}
