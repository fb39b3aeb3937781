/** View-models: what the window knows and does, without a screen. */
package headlight.session;
