package headlight.ui;

import headlight.session.SettingsFile;
import headlight.session.Shelf;

/**
 * What the window starts with.
 *
 * @param shelf    where models come from
 * @param engine   loads what computes, on any thread, before the first model
 * @param settings what was remembered
 * @param open     a model's name, or the path of a model folder or a trace; empty for the last one
 * @param text     what to run; empty for the last text, or the first example
 */
public record Start(Shelf shelf, Runnable engine, SettingsFile settings, String open, String text) {}
