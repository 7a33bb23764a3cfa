package io.skillcert.personal;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The text is the name of a person, see {@link PersonName}. A missing name is valid. */
@Constraint(validatedBy = Name.Validator.class)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Name {

    String message() default PersonName.REFUSAL;

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Checks a name. */
    final class Validator implements ConstraintValidator<Name, String> {

        @Override
        public boolean isValid(String name, ConstraintValidatorContext context) {
            return name == null || PersonName.isValid(name);
        }
    }
}
