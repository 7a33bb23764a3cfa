package io.skillcert.messaging;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A Merkle tree over the signed contents of events (RFC 9162, 2.1.1): a signature of its root covers all of them, and each
 * event carries the hashes that lead from its content to the root.
 */
final class HashTree {

    private static final byte LEAF = 0;
    private static final byte NODE = 1;
    private static final char LEFT = 'l';
    private static final char RIGHT = 'r';
    private static final int STEP = 1 + 43;
    private static final int MOST_STEPS = 32;

    /** The hashes of the contents first, the root alone last; a hash without a neighbour moves up as it is. */
    private final List<List<byte[]>> levels = new ArrayList<>();

    /** @param contents at least one */
    HashTree(List<byte[]> contents) {
        var level = contents.stream().map(content -> hash(LEAF, content)).toList();
        levels.add(level);
        while (level.size() > 1) {
            var above = new ArrayList<byte[]>();
            for (int i = 0; i < level.size(); i += 2) {
                above.add(i + 1 < level.size() ? hash(NODE, level.get(i), level.get(i + 1)) : level.get(i));
            }
            levels.add(above);
            level = above;
        }
    }

    byte[] root() {
        return levels.get(levels.size() - 1).get(0);
    }

    /** Returns the hashes that lead from a content to the root, each with the side on which it stands. */
    String proof(int index) {
        var steps = new StringBuilder();
        int at = index;
        for (var level : levels) {
            int neighbour = at ^ 1;
            if (neighbour < level.size()) {
                steps.append(neighbour < at ? LEFT : RIGHT)
                        .append(Base64.getUrlEncoder().withoutPadding().encodeToString(level.get(neighbour)));
            }
            at /= 2;
        }
        return steps.toString();
    }

    /**
     * Returns the root to which a proof leads from a content.
     *
     * @throws ForgedEventException if it is no proof
     */
    static byte[] root(byte[] content, String proof) {
        if (proof.isEmpty() || proof.length() % STEP != 0 || proof.length() > MOST_STEPS * STEP) {
            throw new ForgedEventException("the proof of the signature is malformed");
        }
        var hash = hash(LEAF, content);
        try {
            for (int i = 0; i < proof.length(); i += STEP) {
                var neighbour = Base64.getUrlDecoder().decode(proof.substring(i + 1, i + STEP));
                hash = proof.charAt(i) == LEFT ? hash(NODE, neighbour, hash) : hash(NODE, hash, neighbour);
            }
        } catch (IllegalArgumentException e) {
            throw new ForgedEventException("the proof of the signature is malformed");
        }
        return hash;
    }

    /** The first byte keeps the hash of a content from being taken for one of two hashes. */
    private static byte[] hash(byte kind, byte[]... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(kind);
            for (var part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
