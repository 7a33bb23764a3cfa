package io.skillcert.subsidy.registry;

import java.util.Collection;
import java.util.List;

/**
 * Facts about holders have changed: answers of registries, awards or payments from insurance. Fired in the transaction of
 * the change.
 */
public record HolderFactsChanged(Collection<String> holderDigests) {

    public HolderFactsChanged {
        holderDigests = List.copyOf(holderDigests);
    }
}
