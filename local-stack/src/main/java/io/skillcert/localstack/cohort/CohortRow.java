package io.skillcert.localstack.cohort;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One row of a cohort file: builds the requests from its columns and checks the columns that are sent later. */
final class CohortRow {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SCORE = "ABSENT|(\\d{1,2}|100)(\\.\\d{1,2})?";
    private static final Map<String, String> BASES = Map.of(
            "household", "HOUSEHOLD_REGISTRATION",
            "social_insurance", "SOCIAL_INSURANCE",
            "unemployed", "REGISTERED_UNEMPLOYMENT",
            "graduate", "UNEMPLOYED_GRADUATE");

    /** The columns by the fields of the registration API. */
    private static final Map<String, String> COLUMN_OF = columns();

    private final Map<String, String> values;

    CohortRow(Map<String, String> values) {
        this.values = values;
    }

    private static Map<String, String> columns() {
        var columns = new LinkedHashMap<String, String>();
        columns.put("level", "level");
        columns.put("holder.name", "name");
        columns.put("holder.identityType", "identity_type");
        columns.put("holder.identityNumber", "identity_number");
        columns.put("facts.birthDate", "birth_date");
        columns.put("facts.employments[0].from", "employed_from");
        columns.put("facts.employments[0].to", "employed_to");
        columns.put("facts.titles[0].grade", "title_grade");
        columns.put("facts.titles[0].obtainedOn", "title_obtained_on");
        columns.put("facts.certificates[0].level", "certificate_level");
        columns.put("facts.certificates[0].issuedOn", "certificate_issued_on");
        columns.put("facts.educations[0].kind", "education_kind");
        columns.put("facts.educations[0].status", "education_status");
        columns.put("facts.educations[0].graduatesOn", "graduates_on");
        columns.put("facts.educations[0].assessed", "assessed");
        columns.put("facts.trainings[0].standardHours", "training_hours");
        columns.put("facts.trainings[0].completedOn", "training_completed_on");
        return columns;
    }

    static String columnOf(String field) {
        return COLUMN_OF.getOrDefault(field, field);
    }

    String get(String column) {
        return values.get(column);
    }

    private boolean has(String column) {
        return !values.get(column).isEmpty();
    }

    /** Returns the invalid columns among those that are not sent with the registration. */
    List<String> unreadableColumns() {
        var invalid = new ArrayList<String>();
        for (var column : List.of("theory", "skills", "review")) {
            if (has(column) && !get(column).matches(SCORE)) {
                invalid.add(column);
            } else if (get(column).matches("100\\.0*[1-9]\\d*")) {
                invalid.add(column);
            }
        }
        for (var column : List.of("household", "social_insurance", "unemployed", "graduate")) {
            if (has(column) && !get(column).matches("yes|no")) {
                invalid.add(column);
            }
        }
        if (has("assessed") && !get("assessed").matches("yes|no|true|false")) {
            invalid.add("assessed");
        }
        if (has("bank_account") && !get("bank_account").matches("[0-9A-Za-z -]{5,40}")) {
            invalid.add("bank_account");
        }
        return invalid;
    }

    /** Returns the row as the registration API reads it; the API validates it. */
    ObjectNode application() {
        var application = JSON.createObjectNode();
        number(application, "level", "level");
        var holder = application.putObject("holder");
        text(holder, "name", "name");
        text(holder, "identityType", "identity_type");
        text(holder, "identityNumber", "identity_number");
        var facts = application.putObject("facts");
        facts.put("birthDate", birthDate());
        employment(facts);
        certificate(facts);
        title(facts);
        education(facts);
        training(facts);
        return application;
    }

    /** Returns the identity document, which is the same for rows about one person. */
    String person() {
        return get("identity_type") + get("identity_number").toUpperCase(Locale.ROOT);
    }

    /** Returns the birth date of the column or, if it is empty, of an identity number that contains one. */
    private String birthDate() {
        var number = get("identity_number");
        if (has("birth_date")) {
            return get("birth_date");
        }
        if (!get("identity_type").equals("PASSPORT") && number.matches("\\d{14}.*")) {
            return realDay(number.substring(6, 10) + "-" + number.substring(10, 12) + "-" + number.substring(12, 14));
        }
        return null;
    }

    private static String realDay(String day) {
        try {
            return LocalDate.parse(day).toString();
        } catch (DateTimeException e) {
            return null; // the API will refuse the number
        }
    }

    private void employment(ObjectNode facts) {
        if (has("employed_from") || has("employed_to")) {
            var employment = facts.putArray("employments").addObject().put("relevant", true);
            text(employment, "from", "employed_from");
            text(employment, "to", "employed_to");
        }
    }

    private void certificate(ObjectNode facts) {
        if (has("certificate_level") || has("certificate_issued_on")) {
            var certificate = facts.putArray("certificates").addObject().put("relevant", true);
            number(certificate, "level", "certificate_level");
            text(certificate, "issuedOn", "certificate_issued_on");
        }
    }

    private void title(ObjectNode facts) {
        if (has("title_grade") || has("title_obtained_on")) {
            var title = facts.putArray("titles").addObject().put("relevant", true);
            text(title, "grade", "title_grade");
            text(title, "obtainedOn", "title_obtained_on");
        }
    }

    private void education(ObjectNode facts) {
        if (has("education_kind") || has("education_status") || has("graduates_on")) {
            var education = facts.putArray("educations").addObject().put("relevant", true);
            text(education, "kind", "education_kind");
            text(education, "status", "education_status");
            text(education, "graduatesOn", "graduates_on");
            education.put("assessed", get("assessed").matches("yes|true"));
        }
    }

    private void training(ObjectNode facts) {
        if (has("training_hours") || has("training_completed_on")) {
            var training = facts.putArray("trainings").addObject().put("qualifiedInstitution", true);
            number(training, "level", "level");
            number(training, "standardHours", "training_hours");
            text(training, "completedOn", "training_completed_on");
        }
    }

    /** Returns the bases of the subsidy that are known. */
    ObjectNode bases() {
        var bases = JSON.createObjectNode();
        BASES.forEach((column, basis) -> {
            if (has(column)) {
                bases.put(basis, get(column).equals("yes"));
            }
        });
        return bases;
    }

    /** Returns whether the candidate was absent; an empty score counts as absence. */
    boolean isAbsent(String column) {
        return !has(column) || get(column).equals("ABSENT");
    }

    boolean claims() {
        return has("bank_account");
    }

    String bankAccount() {
        return get("bank_account").replace(" ", "");
    }

    private void text(ObjectNode target, String field, String column) {
        target.put(field, has(column) ? get(column) : null);
    }

    /** Adds a number; text that is not a number is sent as it is, so that the API refuses the field. */
    private void number(ObjectNode target, String field, String column) {
        if (get(column).matches("\\d{1,9}")) {
            target.put(field, Integer.parseInt(get(column)));
        } else {
            target.set(
                    field,
                    has(column) ? JsonNodeFactory.instance.textNode(get(column)) : JsonNodeFactory.instance.nullNode());
        }
    }
}
