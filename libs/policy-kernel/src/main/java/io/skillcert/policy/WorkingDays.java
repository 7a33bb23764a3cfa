package io.skillcert.policy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Working days (工作日) as announced: Monday to Friday, except public holidays, plus make-up workdays (调休). CAL-01.
 *
 * <p>Past the last announced year the week alone counts, and such a day is provisional. Days before the first
 * announced year are refused.
 */
public final class WorkingDays {

    private final Map<LocalDate, Boolean> announced;
    private final LocalDate firstDay;
    private final LocalDate lastDay;

    /**
     * @param announced days that do not follow the week: true is a make-up workday, false a holiday
     * @param firstYear the first announced year, complete
     * @param lastYear the last announced year, complete
     */
    public WorkingDays(Map<LocalDate, Boolean> announced, int firstYear, int lastYear) {
        this.announced = Map.copyOf(announced);
        this.firstDay = LocalDate.of(firstYear, 1, 1);
        this.lastDay = LocalDate.of(lastYear, 12, 31);
    }

    public int lastAnnouncedYear() {
        return lastDay.getYear();
    }

    /** The calendar as it was known when the given year was the last announced one, to replay a decision of that time. */
    public WorkingDays through(int year) {
        if (year >= lastAnnouncedYear()) {
            return this;
        }
        var known = announced.entrySet().stream()
                .filter(day -> day.getKey().getYear() <= year)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return new WorkingDays(known, firstDay.getYear(), year);
    }

    public LocalDate firstDay() {
        return firstDay;
    }

    public boolean isWorkingDay(LocalDate day) {
        if (day.isBefore(firstDay)) {
            throw new NoCalendarException(day, firstDay);
        }
        var exception = announced.get(day);
        return exception != null ? exception : isWeekday(day);
    }

    /** The n-th working day after the day, which is not counted itself; n = 0 is the day itself. */
    public LocalDate after(LocalDate day, int n) {
        if (n < 0) {
            throw new IllegalArgumentException("working days are counted forward, not " + n);
        }
        if (day.isBefore(firstDay)) {
            throw new NoCalendarException(day, firstDay);
        }
        var answer = day;
        for (int left = n; left > 0; ) {
            answer = answer.plusDays(1);
            if (isWorkingDay(answer)) {
                left--;
            }
        }
        return answer;
    }

    /** The day itself if it is a working day, else the next one (CAL-03). */
    public LocalDate onOrAfter(LocalDate day) {
        return isWorkingDay(day) ? day : after(day, 1);
    }

    /** True past the last announced year: the next year's notice may still move the answer. */
    public boolean isProvisional(LocalDate day) {
        return day.isAfter(lastDay);
    }

    private static boolean isWeekday(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }
}
