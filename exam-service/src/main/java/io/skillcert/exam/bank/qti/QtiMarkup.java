package io.skillcert.exam.bank.qti;

import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document.OutputSettings.Syntax;
import org.jsoup.nodes.Entities;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Converts between the HTML of items and the XHTML in packages. */
final class QtiMarkup {

    /** Elements that only group others: their content stays and they go. */
    private static final Set<String> GROUPS =
            Set.of("div", "span", "section", "article", "qti-prompt", "qti-content-body");

    private QtiMarkup() {}

    /** Well-formed XHTML of a fragment of HTML. */
    static String xhtml(String html) {
        var document = Jsoup.parseBodyFragment(html);
        document.outputSettings().prettyPrint(false).syntax(Syntax.xml).escapeMode(Entities.EscapeMode.xhtml);
        return document.body().html();
    }

    /** Escapes a text for an element or an attribute. */
    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /**
     * The content of an element as a fragment of HTML, without interactions. What items may not have stays in it and is refused when
     * the item is checked.
     */
    static String html(Element element) {
        var html = new StringBuilder();
        QtiXml.children(element).forEach(child -> append(child, html));
        return html.toString().strip();
    }

    private static void append(Node node, StringBuilder html) {
        if (node.getNodeType() == Node.TEXT_NODE || node.getNodeType() == Node.CDATA_SECTION_NODE) {
            html.append(escaped(node.getTextContent().replaceAll("\\s+", " ")));
        } else if (node instanceof Element element) {
            var name = element.getLocalName();
            if (name.endsWith("-interaction")) {
                QtiXml.first(element, "qti-prompt").ifPresent(prompt -> append(prompt, html));
            } else if (GROUPS.contains(name)) {
                QtiXml.children(element).forEach(child -> append(child, html));
            } else if (name.equals("br")) {
                html.append("<br>");
            } else {
                html.append('<').append(name).append('>');
                QtiXml.children(element).forEach(child -> append(child, html));
                html.append("</").append(name).append('>');
            }
        }
    }
}
