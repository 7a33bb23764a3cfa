package io.skillcert.exam.paper;

import io.skillcert.assessment.ItemKind;
import java.math.BigDecimal;
import java.util.UUID;

/**
 * An item of a paper, without its content.
 *
 * @param position from 1
 */
public record PaperPosition(int position, UUID itemVersion, ItemKind kind, BigDecimal points) {}
