package io.skillcert.registration.document;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Those a document can belong to, told by the features that keep them: a draft, a registration. */
public interface DocumentHolders {

    /** Locked until the transaction ends: two uploads to one holder wait for each other. */
    Optional<Holder> lock(UUID id);

    Optional<Holder> find(UUID id);

    /**
     * @param owner the account that may add and read
     * @param open whether documents may still be added and removed
     * @param ofSamePerson all whose documents count together, this one among them
     */
    record Holder(UUID id, String owner, boolean open, Set<UUID> ofSamePerson) {}
}
