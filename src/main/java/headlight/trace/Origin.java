package headlight.trace;

/** How the numbers of one site came about. A pure function of what was recorded; any thread may ask. */
@FunctionalInterface
public interface Origin {

    /** How the number at this index came about. */
    Explanation explain(int... index);
}
