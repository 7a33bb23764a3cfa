package io.skillcert.document;

import io.skillcert.database.AdvisoryLock;
import io.skillcert.personal.FieldCipher;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;

/** The contents of documents: encrypted, each once under its SHA-256, until no document holds it any more. */
@ApplicationScoped
public class Contents {

    /** The largest content that is taken, in bytes. */
    public static final int MAX_BYTES = 10 << 20;

    private final DocumentStore store;
    private final FieldCipher cipher;
    private final EntityManager database;

    Contents(DocumentStore store, FieldCipher cipher, EntityManager database) {
        this.store = store;
        this.cipher = cipher;
        this.database = database;
    }

    /** In lower-case hex. */
    public static String sha256(byte[] content) {
        return DigestUtils.sha256Hex(content);
    }

    /**
     * Keeps it durably before a document names it.
     *
     * @throws io.skillcert.http.problem.ProblemException 503 while the store does not answer
     */
    @Transactional(TxType.MANDATORY)
    public void keep(String sha256, byte[] content) {
        lock(sha256);
        store.put(sha256, cipher.seal(content, place(sha256)));
    }

    public byte[] read(String sha256) {
        return cipher.openBytes(store.get(sha256), place(sha256));
    }

    /** A document that held it is gone: it is removed later, if no other holds it. */
    @Transactional(TxType.MANDATORY)
    public void markOrphaned(String sha256) {
        database.createNativeQuery("insert into orphaned_content (sha256) values (:sha256) on conflict do nothing")
                .setParameter("sha256", sha256)
                .executeUpdate();
    }

    void remove(String sha256) {
        store.remove(sha256);
    }

    /** Until the transaction ends, nobody else puts or removes this content. */
    void lock(String sha256) {
        AdvisoryLock.lock(database, "document-content:" + sha256);
    }

    List<String> orphaned(int limit) {
        List<?> found = database.createNativeQuery(
                        "select sha256 from orphaned_content order by sha256 limit :limit", String.class)
                .setParameter("limit", limit)
                .getResultList();
        return found.stream().map(String.class::cast).toList();
    }

    void forget(String sha256) {
        database.createNativeQuery("delete from orphaned_content where sha256 = :sha256")
                .setParameter("sha256", sha256)
                .executeUpdate();
    }

    private static String place(String sha256) {
        return "document|content|" + sha256;
    }
}
