/** The window: nodes over view-models. The only package with a scene. */
package headlight.ui;
