package io.skillcert.policy.data;

/** Thrown when a file of policy data is invalid; the message names the file and the problem. */
public final class PolicyDataException extends RuntimeException {

    public PolicyDataException(String file, String problem) {
        super(file + ": " + problem);
    }
}
