/** Pictures of the attention of a Transformer: many heads in many layers. */
package headlight.figure.heads;
