/** The parts that models are made of, each written like its equation. */
package headlight.engine.nn;
