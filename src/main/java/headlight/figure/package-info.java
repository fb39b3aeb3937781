/** Pictures: pure functions of a trace, painted onto any surface. */
package headlight.figure;
