/** The bottleneck, measured: how much of a long text one state can carry. */
package headlight.session.bottleneck;
