package headlight.figure.export;

import headlight.figure.Words;

/** Text and numbers as they stand in XML and HTML. */
final class Xml {

    private Xml() {}

    /** A text between tags or in quotes; what XML cannot hold becomes a box. */
    static String text(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                case '\t', '\n' -> out.appendCodePoint(c);
                default -> out.appendCodePoint(Words.shapeless(c) ? Words.BOX : c);
            }
        });
        return out.toString();
    }

    /** A length to a hundredth, as short as it can be written. */
    static String number(double value) {
        long hundredths = Math.round(Math.abs(value) * 100);
        if (hundredths == 0) {
            return "0";
        }
        String sign = value < 0 ? "-" : "";
        long rest = hundredths % 100;
        String whole = sign + hundredths / 100;
        if (rest == 0) {
            return whole;
        }
        return whole + (rest < 10 ? ".0" + rest : rest % 10 == 0 ? "." + rest / 10 : "." + rest);
    }
}
