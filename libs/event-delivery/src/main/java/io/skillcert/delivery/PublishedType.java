package io.skillcert.delivery;

import java.util.Optional;

/**
 * How a type of events is shown to those outside.
 *
 * @param type the type of the event, such as {@code io.skillcert.exam.certificate-issued.v1}
 * @param subjectType what the event is about, such as {@code certificate}
 * @param subjectField the field of the event with the subject's id or number
 * @param status the status of the subject since the event
 * @param address where this service answers with the subject, with {@code {}} for its id; null if it has no such address
 */
public record PublishedType(String type, String subjectType, String subjectField, String status, String address) {

    Optional<String> link(String subject) {
        return Optional.ofNullable(address).map(path -> path.replace("{}", subject));
    }
}
