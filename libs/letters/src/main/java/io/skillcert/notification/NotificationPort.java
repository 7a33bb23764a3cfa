package io.skillcert.notification;

/** Sends notifications by one channel. */
public interface NotificationPort {

    Channel channel();

    /** Whether the operator has configured the channel. No notification is written for one that is off. */
    boolean isOn();

    /**
     * Sends a message, within the lease of a minute. It may be called again for a message that was sent already: the receiver
     * recognises it by its id.
     *
     * @throws UndeliveredException if the message was not taken
     */
    void send(Message message) throws UndeliveredException;
}
