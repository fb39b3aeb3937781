package headlight.figure.export;

import headlight.figure.Fonts;
import headlight.figure.Lettering;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** The family in one document: each of its fonts once, and of each only the letters in use. */
final class PdfFonts {

    private final PDDocument document;
    private final Map<String, Face> loaded = new HashMap<>();

    PdfFonts(PDDocument document) {
        this.document = document;
    }

    /**
     * A font in the document.
     *
     * @param letters which characters it has
     */
    record Face(PDFont font, CmapLookup letters) {

        /** A text without what Java leaves out in silence and PDF refuses: a zero-width space, a soft hyphen. */
        String visible(String text) {
            StringBuilder visible = new StringBuilder();
            text.codePoints().filter(c -> letters.getGlyphId(c) > 0).forEach(visible::appendCodePoint);
            return visible.toString();
        }
    }

    Face of(Lettering lettering) throws IOException {
        String resource = Fonts.resource(lettering);
        Face face = loaded.get(resource);
        if (face == null) {
            face = load(resource);
            loaded.put(resource, face);
        }
        return face;
    }

    private Face load(String resource) throws IOException {
        try (InputStream in = PdfFonts.class.getResourceAsStream(resource)) {
            TrueTypeFont file = new TTFParser().parse(new RandomAccessReadBuffer(in));
            // One letter for one character, as everywhere else; looking for ligatures costs more than the page.
            file.setEnableGsub(false);
            return new Face(PDType0Font.load(document, file, true), file.getUnicodeCmapLookup());
        }
    }
}
