/** What leaves the engine: immutable values that say what was computed, in which order, and how each number came about. */
package headlight.trace;
