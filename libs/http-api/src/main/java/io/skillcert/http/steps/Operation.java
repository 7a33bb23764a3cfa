package io.skillcert.http.steps;

import io.skillcert.http.security.Caller;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * An operation of an API.
 *
 * @param service the service that has it; empty if it is the one that answers
 * @param path with {@code {id}} where the id of the case stands
 * @param roles the roles that may call it; empty if everybody may
 */
public record Operation(Optional<String> service, String method, String path, Set<String> roles) {

    public static Operation of(String method, String path, String... roles) {
        return new Operation(Optional.empty(), method, path, Set.of(roles));
    }

    /** An operation of another service. */
    public static Operation at(String service, String method, String path, String... roles) {
        return new Operation(Optional.of(service), method, path, Set.of(roles));
    }

    boolean mayBeCalledBy(Caller caller) {
        return roles.isEmpty() || caller.hasAnyRole(roles.toArray(String[]::new));
    }

    CaseView.Call call(UUID id) {
        return new CaseView.Call(method, path.replace("{id}", id.toString()), service.orElse(null));
    }
}
