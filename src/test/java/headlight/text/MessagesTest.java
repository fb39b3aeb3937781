package headlight.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class MessagesTest {

    private final Messages english = Messages.of("en");
    private final Messages korean = Messages.of("ko");

    @Test
    void bothLanguagesHaveTheSameKeys() {
        assertEquals(new TreeSet<>(english.keys()), new TreeSet<>(korean.keys()));
    }

    @Test
    void noMessageIsBlank() {
        for (String key : english.keys()) {
            assertFalse(english.text(key).isBlank(), key);
            assertFalse(korean.text(key).isBlank(), key);
        }
    }
}
