/** The kinds of pictures: one figure each, and the catalogue of them all. */
package headlight.figure.view;
