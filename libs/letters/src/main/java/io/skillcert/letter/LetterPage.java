package io.skillcert.letter;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.skillcert.print.PdfPrinter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.util.List;
import java.util.Locale;

/** Shows a letter as a web page or as PDF, from one template. */
@ApplicationScoped
public class LetterPage {

    /** The version of the template and of the content that it shows. */
    public static final int TEMPLATE = 1;

    public static final String PDF = "application/pdf";

    private static final MediaType PDF_TYPE = new MediaType("application", "pdf");
    private static final MediaType HTML_TYPE = MediaType.TEXT_HTML_TYPE.withCharset("UTF-8");
    private static final List<Variant> VARIANTS =
            Variant.mediaTypes(MediaType.TEXT_HTML_TYPE, PDF_TYPE).build();

    private final Template template;
    private final PdfPrinter printer;

    LetterPage(@Location("letter.html") Template template, PdfPrinter printer) {
        this.template = template;
        this.printer = printer;
    }

    /**
     * Answers with a letter in the media type that the caller prefers.
     *
     * @throws NotAcceptableException if that is neither HTML nor PDF
     * @throws io.skillcert.http.problem.ProblemException 409 if there is no font for a PDF
     */
    public Response answer(LetterContent content, int number, Locale language, Request request) {
        var variant = request.selectVariant(VARIANTS);
        if (variant == null) {
            throw new NotAcceptableException();
        }
        var page = render(content, number, language);
        var isPdf = variant.getMediaType().isCompatible(PDF_TYPE);
        return Response.ok(isPdf ? printer.print(page) : page, isPdf ? PDF_TYPE : HTML_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
                .build();
    }

    /** Renders a letter as well-formed XHTML. */
    String render(LetterContent content, int number, Locale language) {
        return template.data("letter", content)
                .data("text", content.in(language))
                .data("number", number)
                .data("language", language.toLanguageTag())
                .data("isEnglish", language.equals(Locale.ENGLISH))
                .render();
    }
}
