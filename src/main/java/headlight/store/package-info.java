/**
 * Model folders, traces and other files. Every byte from outside is checked here, before anything is allocated for it:
 * what is wrong is refused with one clear line ({@link headlight.text.Refusal}), what cannot be read or written is an
 * {@link java.io.IOException}.
 */
package headlight.store;
