package headlight.ui;

import headlight.figure.Words;
import headlight.session.Numbers;
import headlight.session.Prediction;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;

/** "Which word comes next?": the candidates to choose from, then what the model wrote. */
final class PredictionBar extends FlowPane {

    private final Studio studio;
    private final Prediction prediction;

    PredictionBar(Studio studio) {
        super(8, 6);
        this.studio = studio;
        this.prediction = studio.prediction();
        getStyleClass().addAll("banner", "prediction");
        setAlignment(Pos.CENTER_LEFT);
        setId("prediction");
        setMinHeight(Region.USE_PREF_SIZE);
        prediction.questionProperty().addListener((property, before, now) -> rebuild());
        prediction.verdictProperty().addListener((property, before, now) -> rebuild());
        studio.language().messagesProperty().addListener((property, before, now) -> rebuild());
        rebuild();
    }

    private void rebuild() {
        getChildren().clear();
        Optional<Prediction.Question> question = prediction.questionProperty().get();
        Optional<Prediction.Verdict> verdict = prediction.verdictProperty().get();
        question.ifPresent(this::ask);
        if (question.isEmpty()) {
            verdict.ifPresent(this::tell);
        }
        setVisible(!getChildren().isEmpty());
        setManaged(isVisible());
    }

    private void ask(Prediction.Question question) {
        Language language = studio.language();
        Label asked = new Label(language.now("ui.predict.question", question.step() + 1));
        asked.getStyleClass().add("strong");
        getChildren().add(asked);
        for (String word : question.choices()) {
            Button choice = new Button(Words.shown(word));
            choice.getStyleClass().add("small");
            choice.setOnAction(e -> prediction.guess(word));
            getChildren().add(choice);
        }
        Label or = new Label(language.now("ui.predict.or"));
        or.getStyleClass().add("faint");
        getChildren().add(or);
    }

    private void tell(Prediction.Verdict verdict) {
        String written = Words.shown(verdict.word());
        String share = Numbers.percent(verdict.share());
        String key = verdict.guess().isEmpty()
                ? "ui.predict.revealed"
                : verdict.right() ? "ui.predict.right" : "ui.predict.wrong";
        Label told = new Label(studio.language()
                .now(
                        key,
                        written,
                        share,
                        Words.shown(verdict.guess().orElse("")),
                        Numbers.percent(verdict.guessShare())));
        told.getStyleClass().add(verdict.right() ? "good" : "strong");
        told.setWrapText(true);
        getChildren().add(told);
    }
}
