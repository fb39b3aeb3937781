package headlight.figure.export;

import java.util.Map;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;

/** What ImageIO writes beside the pixels: trees, in each format's own words. */
final class Metadata {

    private Metadata() {}

    /** A node with its attributes and what hangs below it. */
    static IIOMetadataNode node(String name, Map<String, ?> attributes, IIOMetadataNode... children) {
        IIOMetadataNode node = new IIOMetadataNode(name);
        attributes.forEach((key, value) -> node.setAttribute(key, value.toString()));
        for (IIOMetadataNode child : children) {
            node.appendChild(child);
        }
        return node;
    }

    /** Adds to what the writer would say by itself. */
    static void add(IIOMetadata metadata, IIOMetadataNode... nodes) {
        String format = metadata.getNativeMetadataFormatName();
        try {
            metadata.mergeTree(format, node(format, Map.of(), nodes));
        } catch (IIOInvalidTreeException e) {
            throw new IllegalArgumentException("not " + format + ": " + e.getMessage(), e);
        }
    }
}
