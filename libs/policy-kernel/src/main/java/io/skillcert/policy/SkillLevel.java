package io.skillcert.policy;

/** Vocational skill level (职业技能等级). A smaller number is a higher level. */
public enum SkillLevel {
    /** 五级/初级工. */
    JUNIOR_WORKER(5),
    /** 四级/中级工. */
    INTERMEDIATE_WORKER(4),
    /** 三级/高级工. */
    SENIOR_WORKER(3),
    /** 二级/技师. */
    TECHNICIAN(2),
    /** 一级/高级技师. */
    SENIOR_TECHNICIAN(1);

    private final int number;

    SkillLevel(int number) {
        this.number = number;
    }

    /** 5 to 1, as laws and certificates write it. */
    public int number() {
        return number;
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
