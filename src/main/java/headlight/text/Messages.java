package headlight.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.PropertyResourceBundle;
import java.util.Set;

/** The words of the window and of pictures, in one language. */
public final class Messages {

    private final Locale locale;
    private final PropertyResourceBundle bundle;

    private Messages(Locale locale, PropertyResourceBundle bundle) {
        this.locale = locale;
        this.bundle = bundle;
    }

    /** The messages of a language: {@code en} or {@code ko}. */
    public static Messages of(String language) {
        String file = "/headlight/messages_" + language + ".properties";
        try (InputStream in = Messages.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new MissingResourceException("no messages for this language", file, language);
            }
            return new Messages(
                    Locale.forLanguageTag(language),
                    new PropertyResourceBundle(new InputStreamReader(in, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The language these messages are in. */
    public Locale locale() {
        return locale;
    }

    /**
     * The message of this key; with arguments, in the form of {@link MessageFormat}.
     *
     * @throws MissingResourceException when there is no such message
     */
    public String text(String key, Object... arguments) {
        String pattern = bundle.getString(key);
        if (arguments.length == 0) {
            return pattern;
        }
        String text = new MessageFormat(pattern, locale).format(arguments);
        return locale.getLanguage().equals("ko") ? Particles.resolved(text) : text;
    }

    /** Every key there is. */
    public Set<String> keys() {
        return bundle.keySet();
    }
}
