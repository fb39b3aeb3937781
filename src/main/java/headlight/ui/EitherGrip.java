package headlight.ui;

/** The first of two that takes hold. */
final class EitherGrip implements Grip {

    private final Grip one;
    private final Grip other;
    private Grip holding;

    EitherGrip(Grip one, Grip other) {
        this.one = one;
        this.other = other;
        this.holding = one;
    }

    @Override
    public boolean takes(double x, double y) {
        return one.takes(x, y) || other.takes(x, y);
    }

    @Override
    public void begin(double x, double y) {
        holding = one.takes(x, y) ? one : other;
        holding.begin(x, y);
    }

    @Override
    public void move(double x, double y) {
        holding.move(x, y);
    }

    @Override
    public void end() {
        holding.end();
    }
}
