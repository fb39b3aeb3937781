package headlight.cli;

import headlight.trace.Edit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A value to put in place of a computed one, as typed: {@code attention.weights[1]=0.1,0.2,0.3,0.4}. */
final class EditArgument implements ITypeConverter<Edit> {

    private static final Pattern FORM = Pattern.compile("([^\\[\\]=]+)\\[([^\\[\\]=]*)\\]\\s*=(.*)");

    @Override
    public Edit convert(String typed) {
        Matcher matcher = FORM.matcher(typed.strip());
        if (!matcher.matches()) {
            throw new TypeConversionException("'" + typed
                    + "' should read SITE[i]=x,y,… or SITE[i,j]=x, for example attention.weights[1]=0.1,0.9");
        }
        return new Edit(
                matcher.group(1).strip(),
                ElementArgument.index(matcher.group(2), typed),
                numbers(matcher.group(3), typed));
    }

    private static List<Float> numbers(String typed, String whole) {
        List<Float> numbers = new ArrayList<>();
        for (String number : typed.split(",", -1)) {
            numbers.add(number(number.strip(), whole));
        }
        return numbers;
    }

    private static float number(String typed, String whole) {
        try {
            float number = Float.parseFloat(typed);
            if (Float.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, as of what is too large.
        }
        throw new TypeConversionException("'" + typed + "' in '" + whole + "' is not a finite number");
    }
}
