package io.skillcert.assessment.assembly;

import io.skillcert.assessment.ItemKind;
import java.math.BigDecimal;

/** A part of a paper: so many items of one kind, each worth the points. */
public record Part(ItemKind kind, int count, BigDecimal points) {}
