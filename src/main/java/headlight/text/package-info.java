/** From text to token ids and back. */
package headlight.text;
