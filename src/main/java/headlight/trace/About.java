package headlight.trace;

/**
 * Where a trace comes from.
 *
 * @param model   the model's name
 * @param family  for example {@code seq2seq}
 * @param input   the text as it was typed
 * @param seed    what random choices started from; 0 when there were none
 * @param version the version of the program that recorded it
 * @param wiring  how a recurrent model is put together
 */
public record About(String model, String family, String input, long seed, String version, Wiring wiring) {

    /** Of a trace about which nothing is known. */
    public static final About UNKNOWN = new About("", "", "", 0, "");

    /** Of a model whose wiring is not known. */
    public About(String model, String family, String input, long seed, String version) {
        this(model, family, input, seed, version, Wiring.UNKNOWN);
    }
}
