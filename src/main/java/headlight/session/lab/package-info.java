/** The laboratory: what is learned, by what, how it goes, and what comes of it. */
package headlight.session.lab;
