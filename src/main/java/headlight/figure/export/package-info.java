/** Pictures as files: one surface or writer for each format, and the catalogue of them all. */
package headlight.figure.export;
