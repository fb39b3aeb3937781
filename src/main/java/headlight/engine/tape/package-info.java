/** Operations that compute on ND4J, record under names, send gradients back, and explain single numbers. */
package headlight.engine.tape;
