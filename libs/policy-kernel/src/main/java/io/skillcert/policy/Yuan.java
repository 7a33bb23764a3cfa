package io.skillcert.policy;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** An amount of money in yuan (CNY), exact to the fen: two decimals, never a float. */
public record Yuan(BigDecimal amount) implements Comparable<Yuan> {

    public static final Yuan ZERO = Yuan.of("0.00");

    /** @throws ArithmeticException if the amount has a part smaller than one fen */
    public Yuan {
        amount = amount.setScale(2, RoundingMode.UNNECESSARY);
    }

    public static Yuan of(String amount) {
        return new Yuan(new BigDecimal(amount));
    }

    public Yuan plus(Yuan other) {
        return new Yuan(amount.add(other.amount));
    }

    public Yuan minus(Yuan other) {
        return new Yuan(amount.subtract(other.amount));
    }

    /** The product, rounded to the fen by the named mode. */
    public Yuan times(BigDecimal factor, RoundingMode rounding) {
        return new Yuan(amount.multiply(factor).setScale(2, rounding));
    }

    public Yuan atMost(Yuan cap) {
        return compareTo(cap) > 0 ? cap : this;
    }

    @Override
    public int compareTo(Yuan other) {
        return amount.compareTo(other.amount);
    }

    /** Two decimals, no grouping: {@code 2400.00}. */
    @Override
    public String toString() {
        return amount.toPlainString();
    }
}
