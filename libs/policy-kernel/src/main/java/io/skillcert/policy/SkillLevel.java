package io.skillcert.policy;

import java.util.Locale;

/** Vocational skill level (职业技能等级). A smaller number is a higher level. */
public enum SkillLevel {
    JUNIOR_WORKER(5, "五级/初级工"),
    INTERMEDIATE_WORKER(4, "四级/中级工"),
    SENIOR_WORKER(3, "三级/高级工"),
    TECHNICIAN(2, "二级/技师"),
    SENIOR_TECHNICIAN(1, "一级/高级技师");

    private final int number;
    private final String chineseName;

    SkillLevel(int number, String chineseName) {
        this.number = number;
        this.chineseName = chineseName;
    }

    /** 5 to 1, as laws and certificates write it. */
    public int number() {
        return number;
    }

    /** The name as certificates have it, such as 三级/高级工. */
    public String chineseName() {
        return chineseName;
    }

    /** The name in English, such as "senior worker". */
    public String englishName() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    public boolean isHigherThan(SkillLevel other) {
        return number < other.number;
    }

    /** @throws IllegalArgumentException unless 1 to 5 */
    public static SkillLevel of(int number) {
        for (var level : values()) {
            if (level.number == number) {
                return level;
            }
        }
        throw new IllegalArgumentException("a level is a number from 1 to 5, not " + number);
    }
}
