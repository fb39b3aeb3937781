/** The recurrent stage: one picture, read upwards, in which every source word is a column. */
package headlight.figure.stage;
