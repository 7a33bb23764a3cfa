package io.skillcert.assessment.evaluator.office;

import io.skillcert.assessment.evaluator.CaseEvaluator;

/** Computes the formula in a spreadsheet with the text. */
public final class TextFunctions extends CaseEvaluator {

    public TextFunctions() {
        super("电子表格的单元格 A1 中是文本“@”。");
        text("公式 ~ 的结果", values -> new Spreadsheet().with("A1", values.get(0)).result(values.get(1)));
    }
}
