/** Models: each forward pass reads like its paper. */
package headlight.engine.model;
