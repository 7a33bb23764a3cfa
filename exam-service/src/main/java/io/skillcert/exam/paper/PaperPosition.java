package io.skillcert.exam.paper;

import io.skillcert.assessment.ItemKind;
import java.math.BigDecimal;
import java.util.UUID;

/**
 * An item on a paper, without its content.
 *
 * @param position 1 for the first item
 * @param itemVersion the version of the item in the bank
 * @param part the number of the part of the paper, within which the order of items is no matter
 */
public record PaperPosition(int position, UUID itemVersion, ItemKind kind, BigDecimal points, int part) {}
