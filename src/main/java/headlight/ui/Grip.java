package headlight.ui;

/** Something in a figure that a hand can take hold of. Coordinates are the figure's. */
interface Grip {

    /** Whether there is something to hold here. */
    boolean takes(double x, double y);

    /** Takes hold there. */
    void begin(double x, double y);

    /** The hand moves. */
    void move(double x, double y);

    /** The hand lets go. */
    void end();
}
