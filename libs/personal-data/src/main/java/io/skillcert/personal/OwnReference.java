package io.skillcert.personal;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The text is a caller's own reference of a case: 1 to 64 visible ASCII characters, with a letter or digit. It is part of URLs, so the number of a resident
 * identity card or residence permit is refused. A missing reference is valid.
 */
@Constraint(validatedBy = OwnReference.Validator.class)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface OwnReference {

    String message() default
            "must be 1 to 64 visible ASCII characters, with a letter or digit and without the number of an identity document";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Checks a reference. */
    final class Validator implements ConstraintValidator<OwnReference, String> {

        private static final Pattern FORM = Pattern.compile("(?=[^0-9A-Za-z]*[0-9A-Za-z])[!-~]{1,64}");
        private static final Pattern NUMBER = Pattern.compile("(?<!\\d)\\d{17}[\\dXx](?!\\d)");

        @Override
        public boolean isValid(String reference, ConstraintValidatorContext context) {
            return reference == null || FORM.matcher(reference).matches() && !hasIdentityNumber(reference);
        }

        private static boolean hasIdentityNumber(String reference) {
            return NUMBER.matcher(reference)
                    .results()
                    .anyMatch(found ->
                            IdentityDocument.isResidentNumber(found.group().toUpperCase(Locale.ROOT)));
        }
    }
}
