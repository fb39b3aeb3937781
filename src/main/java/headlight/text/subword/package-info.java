/**
 * Tokenizers of pretrained models in plain Java, part by part as the {@code tokenizer.json} of Hugging Face names them:
 * text is rewritten ({@link headlight.text.subword.Rewriting}), split ({@link headlight.text.subword.Splitting}), cut into
 * tokens ({@link headlight.text.subword.Cutter}), framed ({@link headlight.text.subword.Frame}), and put together again
 * ({@link headlight.text.subword.Joining}). Each character remembers where it was typed all the way.
 */
package headlight.text.subword;
