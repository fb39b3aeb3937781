/** The commands, one class each. They parse, ask the session, and print; none of them needs a display. */
package headlight.cli;
