package headlight.engine.model;

import java.util.List;

/** A model that writes a target for a source. */
public interface Decoder extends Model {

    /** Decodes many inputs greedily, recording nothing: for each the ids written, without the end token. */
    List<List<Integer>> decode(List<List<Integer>> sources);
}
