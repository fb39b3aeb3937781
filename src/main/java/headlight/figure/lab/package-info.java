/** Pictures of measurements: curves over training steps, over sentence lengths, over positions. */
package headlight.figure.lab;
