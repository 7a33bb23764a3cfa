package io.skillcert.print;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import io.skillcert.http.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** Prints web pages as PDF, with a font with Chinese characters that is embedded. */
@ApplicationScoped
public class PdfPrinter {

    private static final int NORMAL_WEIGHT = 400;

    /** The font family that pages name first. */
    private static final String FAMILY = "embedded";

    private final ChineseFont font;

    PdfPrinter(ChineseFont font) {
        this.font = font;
    }

    /**
     * Prints a page.
     *
     * @param page well-formed XHTML whose style names the font family {@code embedded}
     * @throws io.skillcert.http.problem.ProblemException 409 if there is no font with every character
     */
    public byte[] print(String page) {
        if (!font.canWrite(page.replaceAll("(?s)<style.*?</style>", "").replaceAll("<[^>]*>", ""))) {
            throw HttpProblem.NO_FONT.exception();
        }
        try (var opened = font.open();
                var document = new PDDocument();
                var bytes = new ByteArrayOutputStream()) {
            var embedded = new PDFontSupplier(PDType0Font.load(document, opened.font(), true));
            var builder = new PdfRendererBuilder()
                    .usePDDocument(document)
                    .useFont(embedded, FAMILY, NORMAL_WEIGHT, FontStyle.NORMAL, true)
                    .withHtmlContent(page, null);
            try (var renderer = builder.buildPdfRenderer()) {
                renderer.createPDFWithoutClosing();
            }
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
