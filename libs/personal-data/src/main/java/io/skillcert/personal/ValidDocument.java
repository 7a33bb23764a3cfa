package io.skillcert.personal;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The type and number of an {@link IdentityDocument} are valid together; the violation names the number. */
@Constraint(validatedBy = ValidDocument.Validator.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ValidDocument {

    String message() default "is not a number of this type of document";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** A request that has the fields of an identity document. */
    interface Fields {

        IdentityDocument.Type identityType();

        String identityNumber();
    }

    /** Checks a document of which both fields are there. */
    final class Validator implements ConstraintValidator<ValidDocument, Fields> {

        @Override
        public boolean isValid(Fields fields, ConstraintValidatorContext context) {
            if (fields == null || fields.identityType() == null || fields.identityNumber() == null) {
                return true;
            }
            try {
                new IdentityDocument(fields.identityType(), fields.identityNumber());
                return true;
            } catch (IllegalArgumentException e) {
                context.disableDefaultConstraintViolation();
                context.buildConstraintViolationWithTemplate(e.getMessage())
                        .addPropertyNode("identityNumber")
                        .addConstraintViolation();
                return false;
            }
        }
    }
}
