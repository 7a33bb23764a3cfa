package io.skillcert.registration.document;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Finds what documents can belong to. The features that own drafts and registrations implement it. */
public interface DocumentHolders {

    /** Locks the holder until the transaction ends, so that uploads to it wait for each other. */
    Optional<Holder> lock(UUID id);

    Optional<Holder> find(UUID id);

    /**
     * What documents belong to.
     *
     * @param owner the account that may add and read
     * @param open whether documents may still be added and removed
     * @param ofSamePerson all of the same owner and person, whose documents count together, this one among them
     */
    record Holder(UUID id, String owner, boolean open, Set<UUID> ofSamePerson) {}
}
