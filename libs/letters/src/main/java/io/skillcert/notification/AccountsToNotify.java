package io.skillcert.notification;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Finds the accounts that may read the letters about a case. Each service that writes letters implements it. */
public interface AccountsToNotify {

    /** The accounts by case; a case without any may be missing. */
    Map<UUID, Set<String>> of(Collection<UUID> cases);
}
