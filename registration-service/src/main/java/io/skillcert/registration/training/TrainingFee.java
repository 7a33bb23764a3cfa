package io.skillcert.registration.training;

import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * The fee of a course from a day on.
 *
 * @param amount in yuan, with two decimals
 */
@Embeddable
public record TrainingFee(LocalDate fromDay, BigDecimal amount) {}
