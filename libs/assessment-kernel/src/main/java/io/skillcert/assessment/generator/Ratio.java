package io.skillcert.assessment.generator;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * An exact fraction.
 *
 * @param numerator the numerator, which has the sign
 * @param denominator the denominator, above 0
 */
record Ratio(BigInteger numerator, BigInteger denominator) implements Comparable<Ratio> {

    static final Ratio ZERO = of(0);
    static final Ratio ONE = of(1);

    Ratio {
        if (denominator.signum() == 0) {
            throw new ArithmeticException("division by zero");
        }
        BigInteger divisor = numerator.gcd(denominator);
        if (denominator.signum() < 0) {
            divisor = divisor.negate();
        }
        numerator = numerator.divide(divisor);
        denominator = denominator.divide(divisor);
    }

    static Ratio of(long whole) {
        return of(whole, 1);
    }

    static Ratio of(long numerator, long denominator) {
        return new Ratio(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    static Ratio of(BigDecimal decimal) {
        return decimal.scale() <= 0
                ? new Ratio(decimal.toBigIntegerExact(), BigInteger.ONE)
                : new Ratio(decimal.unscaledValue(), BigInteger.TEN.pow(decimal.scale()));
    }

    /**
     * Takes a logarithm or a root as a fraction: rounded half up to ten decimals, far finer than any answer.
     *
     * @param value a result of {@link StrictMath}, which is the same on every Java runtime
     * @return the fraction
     */
    static Ratio approximate(double value) {
        return of(BigDecimal.valueOf(value).setScale(10, RoundingMode.HALF_UP));
    }

    double approximation() {
        return new BigDecimal(numerator)
                .divide(new BigDecimal(denominator), MathContext.DECIMAL64)
                .doubleValue();
    }

    static Ratio sum(int... numbers) {
        Ratio sum = ZERO;
        for (int number : numbers) {
            sum = sum.plus(of(number));
        }
        return sum;
    }

    Ratio plus(Ratio other) {
        return new Ratio(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    Ratio plus(long whole) {
        return plus(of(whole));
    }

    Ratio minus(Ratio other) {
        return plus(other.times(-1));
    }

    Ratio times(Ratio other) {
        return new Ratio(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    Ratio times(long whole) {
        return times(of(whole));
    }

    Ratio over(Ratio other) {
        return new Ratio(numerator.multiply(other.denominator), denominator.multiply(other.numerator));
    }

    Ratio over(long whole) {
        return over(of(whole));
    }

    Ratio power(int exponent) {
        return new Ratio(numerator.pow(exponent), denominator.pow(exponent));
    }

    Ratio ceiling() {
        return of(rounded(0, RoundingMode.CEILING));
    }

    Ratio floor() {
        return of(rounded(0, RoundingMode.FLOOR));
    }

    /**
     * Rounds half up.
     *
     * @param places decimal places
     * @return the decimal
     */
    BigDecimal rounded(int places) {
        return rounded(places, RoundingMode.HALF_UP);
    }

    private BigDecimal rounded(int places, RoundingMode mode) {
        return new BigDecimal(numerator).divide(new BigDecimal(denominator), places, mode);
    }

    boolean isExactAt(int places) {
        return of(rounded(places)).equals(this);
    }

    @Override
    public int compareTo(Ratio other) {
        return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }
}
