/** The built-in tasks: generators of training pairs. */
package headlight.task;
