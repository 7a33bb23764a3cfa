package io.skillcert.assessment.generator;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One question about a drawn case, with its answer and the mistakes that candidates make.
 *
 * @param aspect what is asked, in letters a–z and hyphens, unique within the family
 * @param label what is asked, as the subject of a sentence; in English it begins with "the" or a name
 * @param answer the right answer as an option shows it
 * @param number the right answer, rounded half up; null if the answer is a text
 * @param exact whether the number needed no rounding
 * @param unit the unit of the number, or an empty text; in English, what the label counts is no unit
 * @param steps the computation without its result
 * @param mistakes wrong answers, the likeliest first
 */
record Question(
        String aspect,
        Text label,
        Text answer,
        BigDecimal number,
        boolean exact,
        Text unit,
        Text steps,
        List<Mistake> mistakes) {

    private static final Text PERCENT = Text.same("%");

    private static final List<Text> PLACES = List.of(
            Text.of("四舍五入取整数", "rounded to an integer"),
            Text.of("保留一位小数", "to one decimal place"),
            Text.of("保留两位小数", "to two decimal places"),
            Text.of("保留三位小数", "to three decimal places"),
            Text.of("保留四位小数", "to four decimal places"));

    static Question number(String aspect, Text label, Ratio value, int places, Text unit, Text steps) {
        boolean exact = value.isExactAt(places);
        Text asked = places == 0 && exact ? label : Text.of("%s（%s）", "%s (%s)", label, PLACES.get(places));
        BigDecimal number = value.rounded(places);
        return new Question(aspect, asked, format(number, unit), number, exact, unit, steps, List.of());
    }

    static Question number(String aspect, Text label, Ratio value, int places, Text steps) {
        return number(aspect, label, value, places, Text.EMPTY, steps);
    }

    static Question count(String aspect, Text label, Ratio value, Text unit, Text steps) {
        return number(aspect, label, value, 0, unit, steps);
    }

    static Question count(String aspect, Text label, long value, Text unit, Text steps) {
        return number(aspect, label, Ratio.of(value), 0, unit, steps);
    }

    static Question count(String aspect, Text label, long value, Text steps) {
        return count(aspect, label, value, Text.EMPTY, steps);
    }

    static Question percent(String aspect, Text label, Ratio share, int places, Text steps) {
        return number(aspect, label, share.times(100), places, PERCENT, steps);
    }

    static Question text(String aspect, Text label, String answer, Text steps) {
        return new Question(aspect, label, Text.same(answer), null, true, Text.EMPTY, steps, List.of());
    }

    /** Adds a mistake whose result is a number; of a percentage, the share. */
    Question wrong(Ratio value, String why, String whyEn) {
        Ratio shown = unit.equals(PERCENT) ? value.times(100) : value;
        return wrong(new Mistake(format(shown.rounded(number.scale()), unit), Text.of(why, whyEn)));
    }

    Question wrong(long value, String why, String whyEn) {
        return wrong(Ratio.of(value), why, whyEn);
    }

    /** Adds a mistake whose result is a text that is the same in both languages. */
    Question wrong(String text, String why, String whyEn) {
        return wrong(new Mistake(Text.same(text), Text.of(why, whyEn)));
    }

    private Question wrong(Mistake mistake) {
        List<Mistake> more = new ArrayList<>(mistakes);
        more.add(mistake);
        return new Question(aspect, label, answer, number, exact, unit, steps, more);
    }

    /**
     * Gives the wrong answers that differ from the right one and from each other: the mistakes of the template first, then slips that
     * every computation allows.
     *
     * @return wrong answers, the likeliest first
     */
    List<Mistake> distractors() {
        Map<Text, Mistake> distinct = new LinkedHashMap<>();
        mistakes.forEach(mistake -> distinct.putIfAbsent(mistake.text(), mistake));
        if (number != null) {
            slips().forEach(mistake -> distinct.putIfAbsent(mistake.text(), mistake));
        }
        distinct.remove(answer);
        return List.copyOf(distinct.values());
    }

    Text result() {
        return Text.same(exact ? " = %s" : " ≈ %s", answer);
    }

    private List<Mistake> slips() {
        List<Mistake> slips = new ArrayList<>();
        BigDecimal whole = unit.equals(PERCENT) ? BigDecimal.valueOf(100) : BigDecimal.ONE;
        if (number.signum() > 0 && number.compareTo(whole) < 0 && number.scale() > 0) {
            slips.add(slip(whole.subtract(number), "算成了与它互补的部分", "computing the complement"));
        }
        if (number.signum() < 0) {
            slips.add(slip(number.negate(), "符号弄反了", "getting the sign wrong"));
        }
        BigDecimal last = BigDecimal.ONE.movePointLeft(number.scale());
        if (number.scale() == 0) {
            slips.add(slip(number.add(last), "多数了一个", "counting one too many"));
            if (number.signum() > 0) {
                slips.add(slip(number.subtract(last), "少数了一个", "counting one too few"));
            }
        }
        if (!unit.equals(PERCENT) || number.movePointRight(1).compareTo(whole) <= 0) {
            slips.add(slip(number.movePointRight(1), "小数点错了一位", "misplacing the decimal point"));
        }
        slips.add(slip(
                Ratio.of(number.movePointLeft(1)).rounded(number.scale()), "小数点错了一位", "misplacing the decimal point"));
        return slips;
    }

    private Mistake slip(BigDecimal value, String why, String whyEn) {
        BigDecimal shown = value.setScale(number.scale(), java.math.RoundingMode.UNNECESSARY);
        return new Mistake(format(shown, unit), Text.of(why, whyEn));
    }

    private static Text format(BigDecimal number, Text unit) {
        return new Text(format(number, unit.zh()), format(number, unit.en()));
    }

    private static String format(BigDecimal number, String unit) {
        String gap = unit.isEmpty() || unit.equals("%") ? "" : " ";
        return number.toPlainString() + gap + unit;
    }
}
