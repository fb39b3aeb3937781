/** What a model is, before it runs: the settings of its family, its named weights, its vocabularies. */
package headlight.spec;
