package io.skillcert.system.faults;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes up persons, each with their own passport number. */
final class TestPersons {

    private static final String NAME = "张三";
    private static final AtomicInteger LAST = new AtomicInteger(10_000_000);

    private TestPersons() {}

    record Person(String passport) {

        /** Returns the body of an application for level 5, by training. */
        Map<String, Object> application() {
            var training =
                    Map.of("level", 5, "standardHours", 60, "completedOn", "2025-06-20", "qualifiedInstitution", true);
            return application(5, Map.of("birthDate", "2000-01-01", "trainings", List.of(training)));
        }

        /** Returns the body of an application for level 4, by work. */
        Map<String, Object> applicationForLevel4() {
            var employment = Map.of("from", "2018-03-01", "relevant", true);
            return application(4, Map.of("birthDate", "1990-05-05", "employments", List.of(employment)));
        }

        private Map<String, Object> application(int level, Map<String, Object> facts) {
            var holder = Map.of("name", NAME, "identityType", "PASSPORT", "identityNumber", passport);
            return Map.of("level", level, "holder", holder, "facts", facts);
        }

        /** Returns the body that records a social insurance in Shenzhen. */
        Map<String, Object> registerFacts() {
            return Map.of(
                    "identityType", "PASSPORT", "identityNumber", passport, "bases", Map.of("SOCIAL_INSURANCE", true));
        }

        /** Returns the body of a claim for a certificate. */
        Map<String, Object> claim(String certificate) {
            return Map.of(
                    "certificateNumber",
                    certificate,
                    "identityType",
                    "PASSPORT",
                    "identityNumber",
                    passport,
                    "name",
                    NAME,
                    "bankCode",
                    "308584000013",
                    "bankAccount",
                    "6200000000" + passport.substring(1),
                    "formSigned",
                    true);
        }

        /** Returns an award by another authority. */
        Map<String, Object> award(String kind, String claimedOn, String grantedBy, String reference) {
            return Map.of(
                    "identityType", "PASSPORT",
                    "identityNumber", passport,
                    "kind", kind,
                    "claimedOn", claimedOn,
                    "grantedBy", grantedBy,
                    "reference", reference);
        }
    }

    static Person next() {
        return new Person("E" + LAST.incrementAndGet());
    }
}
