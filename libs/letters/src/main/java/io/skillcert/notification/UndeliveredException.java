package io.skillcert.notification;

/** A port could not send a message. It has no cause: the answers of servers name addresses. */
public final class UndeliveredException extends Exception {

    private static final long serialVersionUID = 1;

    private final Failure failure;

    public UndeliveredException(Failure failure) {
        super(failure.name());
        this.failure = failure;
    }

    Failure failure() {
        return failure;
    }
}
