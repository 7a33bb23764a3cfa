package io.skillcert.notification;

import java.util.Locale;
import java.util.UUID;

/**
 * What is sent.
 *
 * @param id of the notification, the same in every attempt
 * @param address the e-mail address or the mobile number with its country code
 * @param language Chinese or English
 */
public record Message(UUID id, String address, Locale language) {}
