package io.skillcert.client;

/** A message was not sent by the webhook, or is too old. */
public final class InvalidWebhookException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvalidWebhookException(Exception cause) {
        super("The message is not one of this webhook: " + cause.getMessage(), cause);
    }
}
