package io.skillcert.exam.bank;

import io.skillcert.exam.bank.ItemContent.InputFile;
import io.skillcert.exam.bank.ItemContent.Option;
import io.skillcert.exam.bank.ItemContent.Sample;
import io.skillcert.http.problem.Violations;
import java.util.List;
import java.util.stream.IntStream;

/** Checks an item that an author hands in, sanitises its texts and compares its key with its content. */
final class ItemCheck {

    private final String path;
    private final Violations violations;

    /** @param path what stands before the names of fields, such as {@code "line 3."}; may be empty */
    ItemCheck(String path, Violations violations) {
        this.path = path;
        this.violations = violations;
    }

    /** Returns the item with sanitised texts. Where it adds violations the result must not be used. */
    ItemDraft checked(ItemDraft draft) {
        var content = cleaned(draft.content());
        var explanation = new ItemExplanation(
                clean(draft.explanation().text(), "explanation.text"),
                clean(draft.explanation().textEn(), "explanation.textEn"),
                draft.explanation().citation());
        unique(draft.content().options().stream().map(Option::id).toList(), "content.options");
        unique(draft.content().left().stream().map(Option::id).toList(), "content.left");
        unique(draft.content().right().stream().map(Option::id).toList(), "content.right");
        unique(draft.content().samples().stream().map(Sample::id).toList(), "content.samples");
        unique(draft.content().sections(), "content.sections");
        var code = draft.content().code();
        if (code != null) {
            unique(code.inputs().stream().map(InputFile::name).toList(), "content.code.inputs");
            unique(code.results(), "content.code.results");
        }
        image(draft.content().image());
        new ItemKeyCheck(draft.content(), draft.key(), this::wrong).check(draft.kind());
        return draft.with(content, explanation);
    }

    private ItemContent cleaned(ItemContent content) {
        return new ItemContent(
                clean(content.stem(), "content.stem"),
                clean(content.stemEn(), "content.stemEn"),
                cleaned(content.options(), "content.options"),
                content.image(),
                content.labels(),
                content.samples(),
                cleaned(content.left(), "content.left"),
                cleaned(content.right(), "content.right"),
                content.text(),
                content.columns(),
                content.rows(),
                content.unit(),
                content.sections(),
                content.code());
    }

    private List<Option> cleaned(List<Option> options, String field) {
        return IntStream.range(0, options.size())
                .mapToObj(i -> {
                    var option = options.get(i);
                    var at = field + "[" + i + "].";
                    return new Option(
                            option.id(), clean(option.text(), at + "text"), clean(option.textEn(), at + "textEn"));
                })
                .toList();
    }

    private String clean(String text, String field) {
        return ItemMarkup.clean(text, path + field, violations);
    }

    private void unique(List<String> ids, String field) {
        if (ids.stream().distinct().count() < ids.size()) {
            violations.add(path + field, "has an id twice");
        }
    }

    private void image(String svg) {
        if (svg != null) {
            violations.read(path + "content.image", () -> {
                ItemImage.check(svg);
                return svg;
            });
        }
    }

    private void wrong(String field, String template, Object... arguments) {
        violations.add(path + field, template, arguments);
    }

    /** Takes what is wrong with a field. */
    @FunctionalInterface
    interface Complaints {
        void add(String field, String template, Object... arguments);
    }
}
