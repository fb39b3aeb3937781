package headlight.session;

import headlight.figure.Extent;
import headlight.figure.Selection;
import headlight.figure.Spot;
import headlight.trace.AttentionBlock;
import headlight.trace.Axis;
import headlight.trace.Layer;
import headlight.trace.Moment;
import headlight.trace.Trace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/**
 * What of a Transformer's attention is looked at: which layer, which heads, from which token. It follows the run on show:
 * what the next run has, too, stays chosen, and each model gets back what was chosen in it last.
 */
public final class HeadDesk {

    private final ReadOnlyObjectWrapper<Optional<Selection>> selection = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Mode> shown = new ReadOnlyObjectWrapper<>(Mode.WALK);
    private final ObjectProperty<Mode> mode = new SimpleObjectProperty<>(Mode.HEADS);
    private final Map<String, Chosen> remembered = new LinkedHashMap<>();
    private final Zoom zoom = new Zoom(this);
    private final Playhead playhead;
    private Optional<Trace> trace = Optional.empty();
    private List<AttentionBlock> blocks = List.of();

    /**
     * Nothing is looked at until a run with heads is on show. The layer that is looked at is the one that is walked, as
     * soon as a walk is on show: that of a long text has hundreds of thousands of stops.
     */
    public HeadDesk(Playhead playhead) {
        this.playhead = playhead;
        selection.addListener((property, before, now) -> {
            if (shown.get() == Mode.WALK) {
                walk();
            }
        });
        playhead.momentProperty().addListener((property, before, now) -> show(now.map(Moment::trace)));
        mode.addListener((property, before, now) -> reveal());
    }

    @SuppressWarnings("ReferenceEquality") // comparing every number of two runs would take long
    private void show(Optional<Trace> next) {
        if (next.orElse(null) == trace.orElse(null)) {
            return;
        }
        boolean sameText =
                next.map(t -> t.about().input()).equals(trace.map(t -> t.about().input()));
        List<AttentionBlock> blocksBefore = blocks;
        trace = next;
        blocks = next.map(AttentionBlock::in).orElse(List.of());
        Optional<Selection> fitting = next.filter(t -> !blocks.isEmpty()).map(this::fitting);
        if (!sameText || !blocks.equals(blocksBefore)) {
            selection.set(Optional.empty()); // the same choice in another run is another choice
        }
        fitting.ifPresentOrElse(this::put, () -> selection.set(Optional.empty()));
        reveal();
    }

    private void reveal() {
        Mode next = mode.get().suits(selection.get().isPresent()) ? mode.get() : Mode.WALK;
        if (next == Mode.WALK) {
            walk();
        }
        shown.set(next);
    }

    private void walk() {
        selection.get().map(Selection::block).map(Layer::of).ifPresent(playhead::walk);
    }

    /** What was chosen in this model last, as far as this run has it; else everything in its first layer. */
    private Selection fitting(Trace run) {
        return Optional.ofNullable(remembered.get(run.about().model()))
                .map(last -> last.fitting(run))
                .orElseGet(() -> Selection.all(blocks.get(0), run));
    }

    private void put(Selection next) {
        selection.set(Optional.of(next));
        trace.ifPresent(run -> {
            String model = run.about().model();
            remembered.remove(model); // what was looked at last stands last
            remembered.put(model, Chosen.in(run, next));
        });
    }

    /** Goes on where someone stopped: with the next run on show. */
    public void recall(HeadMemory memory) {
        remembered.putAll(memory.chosen());
        mode.set(memory.mode());
    }

    /** What is worth remembering until the next start. */
    public HeadMemory memory() {
        return new HeadMemory(mode.get() == Mode.TRAIN ? Mode.WALK : mode.get(), remembered);
    }

    private void change(UnaryOperator<Selection> next) {
        selection
                .get()
                .map(next)
                .filter(n -> !Optional.of(n).equals(selection.get()))
                .ifPresent(this::put);
    }

    /** Another way of looking. */
    public ObjectProperty<Mode> modeProperty() {
        return mode;
    }

    /** The way that is on show: the heads of a run only where it has some. */
    public ReadOnlyObjectProperty<Mode> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** What is looked at; empty while no run with heads is on show. */
    public ReadOnlyObjectProperty<Optional<Selection>> selectionProperty() {
        return selection.getReadOnlyProperty();
    }

    /** What is looked at; empty while no run with heads is on show. */
    public Optional<Selection> selection() {
        return selection.get();
    }

    /** The run on show, if it has heads. */
    public Optional<Trace> run() {
        return trace.filter(run -> !blocks.isEmpty());
    }

    /** The kinds of attention there are: the first layer of each. */
    public List<AttentionBlock> kinds() {
        List<AttentionBlock> kinds = new ArrayList<>();
        for (AttentionBlock block : blocks) {
            if (kinds.stream().noneMatch(kind -> kind.isLike(block))) {
                kinds.add(block);
            }
        }
        return kinds;
    }

    /** The layers of the kind that is looked at. */
    public List<AttentionBlock> layers() {
        return selection
                .get()
                .map(now -> blocks.stream()
                        .filter(block -> block.isLike(now.block()))
                        .toList())
                .orElse(List.of());
    }

    /** The last layer of a kind. */
    public AttentionBlock last(AttentionBlock kind) {
        return blocks.stream()
                .filter(block -> block.isLike(kind))
                .reduce((first, last) -> last)
                .orElse(kind);
    }

    /** How many heads the layer has that is looked at. */
    public int heads() {
        return selection
                .get()
                .flatMap(s -> trace.map(run -> s.block().heads(run)))
                .orElse(0);
    }

    /** The tokens that ask in the layer looked at. */
    public List<String> asking() {
        return selection.get().flatMap(s -> trace.map(s.block()::asking)).orElse(List.of());
    }

    /** The tokens that are asked in the layer looked at. */
    public List<String> asked() {
        return selection.get().flatMap(s -> trace.map(s.block()::asked)).orElse(List.of());
    }

    /** Another layer or kind of attention. */
    public void look(AttentionBlock block) {
        trace.filter(run -> blocks.contains(block))
                .ifPresent(run -> change(now -> {
                    boolean every = now.heads().size() == heads();
                    int count = block.heads(run);
                    List<Integer> heads =
                            now.heads().stream().filter(head -> head < count).toList();
                    return now.in(block)
                            .of(every || heads.isEmpty() ? Chosen.first(count) : heads)
                            .from(Chosen.within(now.query(), queries(block)))
                            .to(Chosen.within(now.key(), keys(block)));
                }));
    }

    /** One head of a layer. */
    public void look(AttentionBlock block, int head) {
        look(block);
        alone(head);
    }

    /**
     * What a person points out in a picture, if it is a head or a token; says whether it was. A token that is pointed out
     * again is let go.
     *
     * @param more whether a head joins the others, or leaves them
     */
    public boolean choose(Spot spot, boolean more) {
        Optional<AttentionBlock> block = blocks.stream()
                .filter(b -> spot.site().name().startsWith(b.name() + "."))
                .findFirst();
        if (block.isEmpty() || selection.get().isEmpty() || spot.isNumber()) {
            return false;
        }
        int query = spot.along(Axis.QUERY);
        int key = spot.along(Axis.KEY);
        if (query >= 0) {
            from(
                    selection.get().get().query().equals(OptionalInt.of(query))
                            ? OptionalInt.empty()
                            : OptionalInt.of(query));
        } else if (key >= 0) {
            to(selection.get().get().key().equals(OptionalInt.of(key)) ? OptionalInt.empty() : OptionalInt.of(key));
        } else if (more) {
            look(block.get());
            toggle(spot.along(Axis.HEAD));
        } else if (block.get().equals(selection.get().get().block())) {
            only(spot.along(Axis.HEAD));
        } else {
            look(block.get(), spot.along(Axis.HEAD));
        }
        return true;
    }

    /** So many layers up or down. */
    public void layerBy(int by) {
        List<AttentionBlock> layers = layers();
        selection.get().ifPresent(now -> {
            int at = layers.indexOf(now.block()) + by;
            look(layers.get(Math.max(0, Math.min(layers.size() - 1, at))));
        });
    }

    /** This head alone; all of them when it was alone already. */
    public void only(int head) {
        selection.get().ifPresent(now -> {
            if (now.heads().equals(List.of(head))) {
                everyHead();
            } else {
                alone(head);
            }
        });
    }

    /** This head and no other. */
    public void alone(int head) {
        if (head >= 0 && head < heads()) {
            change(now -> now.of(List.of(head)));
        }
    }

    /** This head, too, or no longer; the last one stays. */
    public void toggle(int head) {
        if (head < 0 || head >= heads()) {
            return;
        }
        change(now -> {
            List<Integer> heads = new ArrayList<>(now.heads());
            if (!heads.remove((Integer) head)) {
                heads.add(head);
            }
            return heads.isEmpty() ? now : now.of(heads.stream().sorted().toList());
        });
    }

    /** All heads of the layer. */
    public void everyHead() {
        change(now -> now.of(Chosen.first(heads())));
    }

    /** From one token, or from all. */
    public void from(OptionalInt token) {
        change(now -> now.from(Chosen.within(token, queries(now.block()))));
    }

    /** So many tokens on, from nowhere to the first or the last. */
    public void tokenBy(int by) {
        change(now -> {
            int count = queries(now.block());
            int at = now.query().isPresent() ? now.query().getAsInt() + by : by > 0 ? 0 : count - 1;
            return now.from(OptionalInt.of(Math.max(0, Math.min(count - 1, at))));
        });
    }

    /** Towards one token, or towards all. */
    public void to(OptionalInt token) {
        change(now -> now.to(Chosen.within(token, keys(now.block()))));
    }

    /** Without smaller weights than this. */
    public void above(double least) {
        change(now -> now.above(Math.max(0, Math.min(1, least))));
    }

    /** With lines from left to right, or from top to bottom. */
    public void turn(boolean toTheRight) {
        change(now -> now.turned(toTheRight));
    }

    /** A part of one head's matrix, or all of it. */
    void see(Optional<Extent> part) {
        change(now -> now.seeing(part));
    }

    /** Which part of one head's matrix is seen. */
    public Zoom zoom() {
        return zoom;
    }

    private int queries(AttentionBlock block) {
        return trace.map(run -> run.tensor(block.weights()).size(1)).orElse(0);
    }

    private int keys(AttentionBlock block) {
        return trace.map(run -> run.tensor(block.weights()).size(2)).orElse(0);
    }
}
