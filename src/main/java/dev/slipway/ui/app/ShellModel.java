package dev.slipway.ui.app;

import dev.slipway.model.Problem;
import dev.slipway.ui.kit.Question;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What the shell shows beside the stages. Stages change it; all on the FX thread. */
public final class ShellModel {
    private final StringProperty planName = new SimpleStringProperty("");
    private final StringProperty server = new SimpleStringProperty("");
    private final ObjectProperty<Endpoint> from = new SimpleObjectProperty<>(Endpoint.NONE);
    private final ObjectProperty<Endpoint> to = new SimpleObjectProperty<>(Endpoint.NONE);
    private final ObjectProperty<Endpoint> staging = new SimpleObjectProperty<>(Endpoint.NONE);
    private final ObjectProperty<StageName> stage = new SimpleObjectProperty<>(StageName.CONNECT);
    private final ObjectProperty<Optional<Question>> question = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<Problem>> notice = new SimpleObjectProperty<>(Optional.empty());

    /** What is asked before it goes on; empty while nothing is. */
    public ObjectProperty<Optional<Question>> questionProperty() {
        return question;
    }

    /** Asks before it goes on; the answers say how. */
    public void ask(Question asked) {
        question.set(Optional.of(asked));
    }

    /** The plan's name and title: "shop-2026-11 · add order status"; empty while there is none. */
    public StringProperty planNameProperty() {
        return planName;
    }

    /** Product and version of the server in use: "PostgreSQL 18.6"; may be empty. */
    public StringProperty serverProperty() {
        return server;
    }

    public ObjectProperty<Endpoint> fromProperty() {
        return from;
    }

    public ObjectProperty<Endpoint> toProperty() {
        return to;
    }

    public ObjectProperty<Endpoint> stagingProperty() {
        return staging;
    }

    /** The stage that is shown. */
    public ObjectProperty<StageName> stageProperty() {
        return stage;
    }

    /** The problem that is told above the content until it is dismissed. */
    public ObjectProperty<Optional<Problem>> noticeProperty() {
        return notice;
    }

    /** Shows a stage. */
    public void go(StageName name) {
        stage.set(name);
    }

    /** Tells a problem that belongs to no place on the screen. */
    public void report(Problem problem) {
        notice.set(Optional.of(problem));
    }
}
