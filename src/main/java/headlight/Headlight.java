package headlight;

/** The program. Without arguments it opens the window; with arguments it is a command. */
public final class Headlight {
    private Headlight() {}

    /** Starts the program. */
    public static void main(String[] args) {}
}
