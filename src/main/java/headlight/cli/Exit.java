package headlight.cli;

/** What a command's exit code means. */
final class Exit {

    static final int DONE = 0;

    /** A mistake of the program's own. */
    static final int BROKEN = 1;

    /** The command line was wrong. */
    static final int USAGE = 2;

    /** The input file or text was refused. */
    static final int REFUSED = 3;

    /** Reading or writing failed. */
    static final int FAILED = 4;

    /** Interrupted by Ctrl-C. */
    static final int INTERRUPTED = 130;

    private Exit() {}
}
