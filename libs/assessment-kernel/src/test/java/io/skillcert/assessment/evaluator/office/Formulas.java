package io.skillcert.assessment.evaluator.office;

import static io.skillcert.assessment.evaluator.Template.list;

import io.skillcert.assessment.evaluator.CaseEvaluator;
import java.util.List;

/** Computes the formula in a spreadsheet with the numbers. */
public final class Formulas extends CaseEvaluator {

    public Formulas() {
        super("电子表格中单元格 A1 至 A5 的值依次为 " + list(5) + "，单元格 B1 的值为 #。");
        text("公式 ~ 的结果", values -> sheet(values).result(values.get(6)));
    }

    private static Spreadsheet sheet(List<String> values) {
        var sheet = new Spreadsheet().with("B1", Double.valueOf(values.get(5)));
        for (int row = 1; row <= 5; row++) {
            sheet.with("A" + row, Double.valueOf(values.get(row - 1)));
        }
        return sheet;
    }
}
