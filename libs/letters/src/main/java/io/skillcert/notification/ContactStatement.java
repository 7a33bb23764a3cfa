package io.skillcert.notification;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Where and how the user of an account wants to be notified.
 *
 * @param email an address as {@code local@domain}; empty for none
 * @param mobile a mobile number with its country code, such as {@code +8613800000000}; empty for none
 * @param language of the notifications, Chinese or English
 * @param optOut the channels that are not to be used, although there is an address
 */
public record ContactStatement(Optional<String> email, Optional<String> mobile, Locale language, Set<Channel> optOut) {}
