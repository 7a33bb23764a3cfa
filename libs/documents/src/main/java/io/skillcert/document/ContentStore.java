package io.skillcert.document;

import io.skillcert.database.AdvisoryLock;
import io.skillcert.http.problem.ProblemException;
import io.skillcert.personal.FieldCipher;
import io.skillcert.personal.FieldKeys;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/**
 * The contents of attachments, encrypted, each once under its SHA-256. The store is a directory or a bucket and takes part in
 * no transaction: a content is written before the attachment that names it, and {@link SweepUnusedContents} deletes what no
 * attachment names.
 */
@ApplicationScoped
class ContentStore {

    /** How long a content is kept without an attachment: an upload that is under way commits before that. */
    private static final String GRACE = "1 hour";

    private static final String UNUSED = "last_written_at < now() - interval '" + GRACE
            + "' and not exists (select from attachment a where a.sha256 = s.sha256)";

    /** Uploads written at once by a replica: a slow store takes neither its memory nor its threads. */
    private static final int MAX_WRITES = 4;

    private static final int WAIT_SECONDS = 2; // for a write to end, before an upload is refused

    private final Semaphore writes = new Semaphore(MAX_WRITES, true);
    private final DocumentStore store;
    private final FieldCipher cipher;
    private final FieldKeys keys;
    private final DataSource database;

    ContentStore(DocumentStore store, FieldCipher cipher, FieldKeys keys, DataSource database) {
        this.store = store;
        this.cipher = cipher;
        this.keys = keys;
        this.database = database;
    }

    /**
     * Stores a content durably. Must be called outside a transaction; no connection is held while the store writes.
     *
     * @throws ProblemException 503 if the store does not answer, or if too many contents are being written
     */
    void write(String sha256, byte[] content) {
        if (!isAdmitted()) {
            throw ProblemException.overloaded();
        }
        try {
            // From here on the grace period keeps the sweep away, so the lock is not needed while the store writes.
            exclusively(
                    sha256,
                    session -> update(
                            session,
                            "insert into stored_content (sha256) values (?)"
                                    + " on conflict (sha256) do update set last_written_at = now()",
                            sha256));
            store.put(sha256, cipher.encrypt(content, place(sha256)));
            exclusively(sha256, session -> setKey(session, sha256));
        } finally {
            writes.release();
        }
    }

    /** The id of the key is stored last: after a failure before it, the content is encrypted again. */
    private void setKey(Connection session, String sha256) throws SQLException {
        update(session, "update stored_content set key_id = " + keys.currentId() + " where sha256 = ?", sha256);
    }

    /**
     * Contents that the current key has not encrypted, in the order of their digests.
     *
     * @param after the digest after which the search begins
     */
    List<String> encryptedByOtherKeys(String after, int limit) {
        return contents("sha256 > '" + after + "' and " + otherKey() + " order by sha256", limit);
    }

    private String otherKey() {
        return "key_id is distinct from " + keys.currentId();
    }

    /** Encrypts a content again, unless the current key has encrypted it or it is gone. */
    void reencrypt(String sha256) {
        exclusively(sha256, session -> {
            if (!contents("sha256 = '" + sha256 + "' and " + otherKey(), 1).isEmpty()) {
                store.put(sha256, cipher.encrypt(read(sha256), place(sha256)));
                setKey(session, sha256);
            }
        });
    }

    private boolean isAdmitted() {
        try {
            return writes.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** @throws ProblemException 503 if the store does not answer */
    byte[] read(String sha256) {
        return cipher.decryptBytes(store.get(sha256), place(sha256));
    }

    /** Contents that no attachment names and that were last written before the grace period. */
    List<String> unused(int limit) {
        return contents(UNUSED + " order by last_written_at", limit);
    }

    /** @param condition no part of it comes from a caller of the service */
    private List<String> contents(String condition, int limit) {
        var found = new ArrayList<String>();
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(
                        "select sha256 from stored_content s where " + condition + " limit " + limit);
                var rows = query.executeQuery()) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("the list of stored contents can't be read", e);
        }
    }

    /** Deletes a content, unless it is in use again. */
    void deleteUnused(String sha256) {
        exclusively(sha256, session -> {
            if (update(session, "delete from stored_content s where sha256 = ? and " + UNUSED, sha256) == 1) {
                store.remove(sha256);
            }
        });
    }

    /** Work with the connection that holds a lock. */
    private interface Work {
        void with(Connection session) throws SQLException;
    }

    /** Keeps uploads and the sweep of the same content apart, in all replicas. */
    private void exclusively(String sha256, Work work) {
        try {
            var lock = AdvisoryLock.hold(database, "stored-content:" + sha256);
            try {
                work.with(lock.session());
            } finally {
                lock.close();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the list of stored contents can't be changed", e);
        }
    }

    private static int update(Connection session, String sql, String sha256) throws SQLException {
        try (var statement = session.prepareStatement(sql)) {
            statement.setString(1, sha256);
            return statement.executeUpdate();
        }
    }

    private static String place(String sha256) {
        return "document|content|" + sha256;
    }
}
