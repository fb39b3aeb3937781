/** How models learn. */
package headlight.engine.train;
