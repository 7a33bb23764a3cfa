package io.skillcert.registration.batch;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.math.BigDecimal;

/**
 * The fee for a subject of a level in a batch.
 *
 * @param amount in yuan, with two decimals
 */
@Embeddable
public record ExamFee(short level, @Enumerated(EnumType.STRING) ExamSubject subject, BigDecimal amount) {}
