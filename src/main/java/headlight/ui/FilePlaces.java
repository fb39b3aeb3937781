package headlight.ui;

import java.io.File;
import java.util.Optional;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** Asks with the system's own dialogs. */
final class FilePlaces implements Places {

    @Override
    public Optional<File> toOpen(Language language, Window owner) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(language.now("ui.open.title"));
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter(
                        language.now("ui.open.kinds"), "config.json", "*.safetensors", "*.npz", "*.json"));
        return Optional.ofNullable(chooser.showOpenDialog(owner)).map(FilePlaces::place);
    }

    @Override
    public Optional<File> toLearn(Language language, Window owner) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(language.now("ui.lab.file.title"));
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter(language.now("ui.lab.file.kinds"), "*.tsv", "*.txt", "*.tab"));
        return Optional.ofNullable(chooser.showOpenDialog(owner));
    }

    @Override
    public Optional<File> toKeep(Language language, Window owner) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(language.now("ui.lab.folder.title"));
        return Optional.ofNullable(chooser.showDialog(owner));
    }

    @Override
    public Optional<File> toSave(String name, Language language, Window owner) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(language.now("ui.export.title"));
        chooser.setInitialFileName(name);
        String ending = name.substring(name.lastIndexOf('.') + 1);
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(ending, "*." + ending));
        return Optional.ofNullable(chooser.showSaveDialog(owner))
                .map(file -> file.getName().endsWith("." + ending) ? file : new File(file.getPath() + "." + ending));
    }

    /** Any file of a model stands for its folder. */
    private static File place(File chosen) {
        File folder = chosen.getParentFile();
        boolean model =
                chosen.getName().equals("config.json") || chosen.getName().equals("model.safetensors");
        return model && folder != null ? folder : chosen;
    }
}
