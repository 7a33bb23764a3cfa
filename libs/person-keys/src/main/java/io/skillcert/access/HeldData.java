package io.skillcert.access;

import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** What a service holds about a person. Each service that answers access requests implements it. */
public interface HeldData {

    /** The name of the service in the archive, {@code exam}. */
    String service();

    /**
     * The files with all data of a person; called in a transaction.
     *
     * @param holderDigest the keyed digest of the person's identity document
     */
    List<DataFile> of(UUID personId, String holderDigest);

    /** @param content called outside of a transaction, since it may read the document store */
    record DataFile(String name, Supplier<byte[]> content) {}
}
