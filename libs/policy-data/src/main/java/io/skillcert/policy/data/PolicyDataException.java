package io.skillcert.policy.data;

/** A file of policy data can't be used; the message names the file and what is wrong with it. */
public final class PolicyDataException extends RuntimeException {

    public PolicyDataException(String file, String problem) {
        super(file + ": " + problem);
    }
}
