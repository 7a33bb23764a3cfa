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
 * @param label what is asked, in Chinese, as the subject of a sentence
 * @param answer the right answer as an option shows it
 * @param number the right answer, rounded half up; null if the answer is a text
 * @param exact whether the number needed no rounding
 * @param unit the unit of the number, or an empty text
 * @param steps the computation without its result
 * @param mistakes wrong answers, the likeliest first
 */
record Question(
        String aspect,
        String label,
        String answer,
        BigDecimal number,
        boolean exact,
        String unit,
        String steps,
        List<Mistake> mistakes) {

    private static final String[] PLACES = {"整数", "一位小数", "两位小数", "三位小数", "四位小数"};

    static Question number(String aspect, String label, Ratio value, int places, String unit, String steps) {
        boolean exact = value.isExactAt(places);
        String rounding = places == 0 ? (exact ? "" : "（四舍五入取整数）") : "（保留" + PLACES[places] + "）";
        BigDecimal number = value.rounded(places);
        return new Question(aspect, label + rounding, format(number, unit), number, exact, unit, steps, List.of());
    }

    static Question number(String aspect, String label, Ratio value, int places, String steps) {
        return number(aspect, label, value, places, "", steps);
    }

    static Question count(String aspect, String label, Ratio value, String unit, String steps) {
        return number(aspect, label, value, 0, unit, steps);
    }

    static Question count(String aspect, String label, long value, String unit, String steps) {
        return number(aspect, label, Ratio.of(value), 0, unit, steps);
    }

    static Question percent(String aspect, String label, Ratio share, int places, String steps) {
        return number(aspect, label, share.times(100), places, "%", steps);
    }

    static Question text(String aspect, String label, String answer, String steps) {
        return new Question(aspect, label, answer, null, true, "", steps, List.of());
    }

    /** Adds a mistake whose result is a number; of a percentage, the share. */
    Question wrong(Ratio value, String why) {
        Ratio shown = unit.equals("%") ? value.times(100) : value;
        return wrong(format(shown.rounded(number.scale()), unit), why);
    }

    Question wrong(long value, String why) {
        return wrong(Ratio.of(value), why);
    }

    Question wrong(String text, String why) {
        List<Mistake> more = new ArrayList<>(mistakes);
        more.add(new Mistake(text, why));
        return new Question(aspect, label, answer, number, exact, unit, steps, more);
    }

    /**
     * Gives the wrong answers that differ from the right one and from each other: the mistakes of the template first, then slips that
     * every computation allows.
     *
     * @return wrong answers, the likeliest first
     */
    List<Mistake> distractors() {
        Map<String, Mistake> distinct = new LinkedHashMap<>();
        mistakes.forEach(mistake -> distinct.putIfAbsent(mistake.text(), mistake));
        if (number != null) {
            slips().forEach(mistake -> distinct.putIfAbsent(mistake.text(), mistake));
        }
        distinct.remove(answer);
        return List.copyOf(distinct.values());
    }

    String result() {
        return (exact ? " = " : " ≈ ") + answer;
    }

    private List<Mistake> slips() {
        List<Mistake> slips = new ArrayList<>();
        BigDecimal whole = unit.equals("%") ? BigDecimal.valueOf(100) : BigDecimal.ONE;
        if (number.signum() > 0 && number.compareTo(whole) < 0 && number.scale() > 0) {
            slips.add(slip(whole.subtract(number), "算成了与它互补的部分"));
        }
        if (number.signum() < 0) {
            slips.add(slip(number.negate(), "符号弄反了"));
        }
        BigDecimal last = BigDecimal.ONE.movePointLeft(number.scale());
        if (number.scale() == 0) {
            slips.add(slip(number.add(last), "多数了一个"));
            if (number.signum() > 0) {
                slips.add(slip(number.subtract(last), "少数了一个"));
            }
        }
        if (!unit.equals("%") || number.movePointRight(1).compareTo(whole) <= 0) {
            slips.add(slip(number.movePointRight(1), "小数点错了一位"));
        }
        slips.add(slip(Ratio.of(number.movePointLeft(1)).rounded(number.scale()), "小数点错了一位"));
        return slips;
    }

    private Mistake slip(BigDecimal value, String why) {
        return new Mistake(format(value.setScale(number.scale(), java.math.RoundingMode.UNNECESSARY), unit), why);
    }

    private static String format(BigDecimal number, String unit) {
        String gap = unit.isEmpty() || unit.equals("%") ? "" : " ";
        return number.toPlainString() + gap + unit;
    }
}
