/** Several runs in one picture: models, ways of running, and what would have come of other weights. */
package headlight.figure.beside;
