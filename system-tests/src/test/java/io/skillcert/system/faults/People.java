package io.skillcert.system.faults;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Fictional people, each with a passport of their own. */
final class People {

    private final AtomicInteger last = new AtomicInteger(10_000_000);

    record Person(String passport) {

        /** For level 5, by training. */
        Map<String, Object> application() {
            return Map.of(
                    "level",
                    5,
                    "holder",
                    Map.of("name", "张三", "identityType", "PASSPORT", "identityNumber", passport),
                    "facts",
                    Map.of(
                            "birthDate",
                            "2000-01-01",
                            "trainings",
                            List.of(Map.of(
                                    "level",
                                    5,
                                    "standardHours",
                                    60,
                                    "completedOn",
                                    "2025-06-20",
                                    "qualifiedInstitution",
                                    true))));
        }

        Map<String, Object> register() {
            return Map.of(
                    "identityType", "PASSPORT", "identityNumber", passport, "bases", Map.of("SOCIAL_INSURANCE", true));
        }

        Map<String, Object> claim(String certificate) {
            return Map.of(
                    "certificateNumber",
                    certificate,
                    "identityType",
                    "PASSPORT",
                    "identityNumber",
                    passport,
                    "name",
                    "张三",
                    "bankCode",
                    "308584000013",
                    "bankAccount",
                    "6200000000" + passport.substring(1),
                    "formSigned",
                    true);
        }
    }

    Person next() {
        return new Person("E" + last.incrementAndGet());
    }
}
