package io.skillcert.print;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeCollection;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.jboss.logging.Logger;

/**
 * A font with Chinese characters to embed in PDFs: the configured one or one that is installed on the system. Without a
 * font that has every character no PDF is made, so that a certificate or a letter never shows empty boxes.
 */
@Startup
@ApplicationScoped
class ChineseFont {

    private static final Logger LOG = Logger.getLogger(ChineseFont.class);
    private static final Path SYSTEM_FONTS = Path.of("/usr/share/fonts");
    private static final int MAX_DEPTH = 6;
    private static final String SAMPLE = "职业技能等级证书";

    private final Optional<Path> file;

    ChineseFont(PrintConfig config) {
        file = config
                .font()
                .filter(path -> !path.isBlank())
                .map(path -> List.of(Path.of(path)))
                .orElseGet(ChineseFont::installed)
                .stream()
                .filter(path -> canWrite(path, SAMPLE))
                .findFirst();
        file.ifPresentOrElse(
                path -> LOG.infof("PDFs are printed with the font %s", path),
                () -> LOG.warn("No TrueType font with Chinese characters was found: nothing can be printed as PDF."
                        + " Install one (fonts-wqy-zenhei, for example) or set SKILLCERT_PRINT_FONT."));
    }

    private static List<Path> installed() {
        if (!Files.isDirectory(SYSTEM_FONTS)) {
            return List.of();
        }
        try (var files = Files.walk(SYSTEM_FONTS, MAX_DEPTH)) {
            return files.filter(path -> path.toString().matches("(?i).*\\.tt[fc]"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** Whether there is a font and it has every character of the text. */
    boolean canWrite(String text) {
        return file.filter(path -> canWrite(path, text)).isPresent();
    }

    private static boolean canWrite(Path path, String text) {
        try (var opened = Opened.file(path.toFile())) {
            var characters = opened.font().getUnicodeCmapLookup();
            return opened.font().getTableMap().containsKey("glyf")
                    && text.codePoints()
                            .filter(character -> !Character.isWhitespace(character))
                            .allMatch(character -> characters.getGlyphId(character) != 0);
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    /**
     * Opens the font for embedding.
     *
     * @throws IllegalStateException if there is no font
     */
    Opened open() throws IOException {
        return Opened.file(file.orElseThrow(() -> new IllegalStateException("there is no font"))
                .toFile());
    }

    /**
     * An open font.
     *
     * @param source the file of the font, which is closed after use
     */
    record Opened(TrueTypeFont font, Closeable source) implements Closeable {

        /** Opens the font of a file; of a collection its first font. */
        private static Opened file(File file) throws IOException {
            if (!file.getName().toLowerCase(Locale.ROOT).endsWith(".ttc")) {
                var font = new TTFParser().parse(new RandomAccessReadBufferedFile(file));
                return new Opened(font, font);
            }
            var collection = new TrueTypeCollection(file);
            var names = new ArrayList<String>();
            collection.processAllFonts(font -> names.add(font.getName()));
            return new Opened(collection.getFontByName(names.get(0)), collection);
        }

        @Override
        public void close() throws IOException {
            source.close();
        }
    }
}
