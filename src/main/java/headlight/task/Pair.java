package headlight.task;

/** A text, and what a model should make of it. */
public record Pair(String source, String target) {}
