/**
 * Pretrained models as they lie in package registries, made into folders of Hugging Face's kind. What a file is, its
 * content says, not its name; whatever it says is checked before it is believed. Readers of the formats are small, our
 * own, and read only what such models need.
 */
package headlight.store.archive;
