package headlight.store;

import headlight.text.Refusal;

/** Python's pickles: they run code when they are opened, so they are never opened here. */
final class Pickle {

    private Pickle() {}

    /** Whether these are the first bytes of a pickle (protocol 2 and later). */
    static boolean starts(byte[] head) {
        boolean protocol = head.length >= 2 && head[0] == (byte) 0x80 && head[1] >= 2 && head[1] <= 5;
        // The header length of a safetensors file may begin with the same bytes.
        return protocol && !(head.length > 8 && head[8] == '{');
    }

    /** Whether these are the first bytes of a zip file, as {@code torch.save} writes them around a pickle. */
    static boolean startsZip(byte[] head) {
        return head.length >= 4 && head[0] == 'P' && head[1] == 'K' && head[2] == 3 && head[3] == 4;
    }

    /** The refusal of one, with the line that converts it. */
    static Refusal refusal(String file) {
        String name = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
        return refusal(
                file,
                "python -c \"import torch; from safetensors.torch import save_file; save_file(torch.load('" + name
                        + "', weights_only=True), 'model.safetensors')\"");
    }

    /** The refusal of one, with this line that converts it. */
    static Refusal refusal(String file, String line) {
        return new Refusal(file + ": a Python pickle, which can run code when it is opened; convert it with: " + line);
    }
}
