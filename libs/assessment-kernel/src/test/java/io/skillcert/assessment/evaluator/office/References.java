package io.skillcert.assessment.evaluator.office;

import io.skillcert.assessment.evaluator.CaseEvaluator;
import java.util.List;

/** Copies the formula and computes the copy in a spreadsheet. */
public final class References extends CaseEvaluator {

    public References() {
        super("电子表格单元格 C# 中的公式是 ~。把它向下复制 # 行；复制后所引用的 B 列单元格的值是 #，E 列单元格的值是 #。");
        text("复制所得的公式", References::copy);
        text("复制所得的公式的结果", References::result);
    }

    private static String copy(List<String> values) {
        return Spreadsheet.copiedDown(values.get(1), Integer.parseInt(values.get(2)));
    }

    private static Object result(List<String> values) {
        var rows = copy(values).replaceAll("[^0-9]+", " ").strip().split(" ");
        return new Spreadsheet()
                .with("B" + rows[0], Double.valueOf(values.get(3)))
                .with("E" + rows[1], Double.valueOf(values.get(4)))
                .result(copy(values));
    }
}
