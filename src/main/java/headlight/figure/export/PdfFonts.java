package headlight.figure.export;

import headlight.figure.Fonts;
import headlight.figure.Lettering;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** The family in one document: each of its fonts once, and of each only the letters in use. */
final class PdfFonts {

    private final PDDocument document;
    private final Map<String, PDFont> loaded = new HashMap<>();

    PdfFonts(PDDocument document) {
        this.document = document;
    }

    PDFont of(Lettering lettering) throws IOException {
        String resource = Fonts.resource(lettering);
        PDFont font = loaded.get(resource);
        if (font == null) {
            font = load(resource);
            loaded.put(resource, font);
        }
        return font;
    }

    private PDFont load(String resource) throws IOException {
        try (InputStream in = PdfFonts.class.getResourceAsStream(resource)) {
            TrueTypeFont file = new TTFParser().parse(new RandomAccessReadBuffer(in));
            // One letter for one character, as everywhere else; looking for ligatures costs more than the page.
            file.setEnableGsub(false);
            return PDType0Font.load(document, file, true);
        }
    }
}
