package dev.slipway.ui.compare;

import dev.slipway.diff.Difference;
import dev.slipway.model.ObjectKey;
import dev.slipway.ui.kit.AppIcon;
import dev.slipway.ui.kit.Buttons;
import dev.slipway.ui.kit.Command;
import dev.slipway.ui.kit.Texts;
import dev.slipway.ui.kit.Tone;
import dev.slipway.ui.kit.Words;
import dev.slipway.ui.work.Comparison;
import dev.slipway.ui.work.Pairing;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Says that two objects are one under two names, where nothing suggested it: what is gone at the left, what it is now at the right. */
final class PairStrip extends VBox {
    private static final Texts TEXTS = Texts.of(PairStrip.class);
    private static final double WIDTH = 280;

    private final CompareModel model;
    private final ComboBox<ObjectKey> gone = box("pair-gone", "pair.gone");
    private final ComboBox<ObjectKey> now = box("pair-now", "pair.now");

    PairStrip(CompareModel model) {
        this.model = model;
        setPadding(new Insets(8, 16, 0, 16));
        managedProperty().bind(visibleProperty());
        visibleProperty().bind(model.pairingProperty().map(Optional::isPresent));
        gone.valueProperty().subscribe(this::offer);
        Command pair = Command.of("compare.pair.do", TEXTS.get("pair.do"), AppIcon.RENAMED, this::pair)
                .blockedBy(Bindings.createStringBinding(
                () -> now.getValue() == null ? TEXTS.get("pair.choose") : "", now.valueProperty()));
        Command cancel = Command.of("compare.pair.cancel", TEXTS.get("pair.cancel"), AppIcon.CLOSE, this::close);
        Label what = Words.body(TEXTS.get("pair.what"));
        what.getStyleClass().add("strong");
        what.setWrapText(false);
        what.setMinWidth(USE_PREF_SIZE);
        var spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        var row = new HBox(12, AppIcon.RENAMED.node(16, Tone.RENAMED), what, gone, AppIcon.FORWARD.node(14), now, spring,
                Buttons.of(pair), Buttons.of(cancel));
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().addAll("callout", "slim", Tone.RENAMED.styleClass());
        getChildren().add(row);
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close();
                event.consume();
            }
        });
    }

    /** Opens it with what is looked at, as far as that is gone or new. */
    void open() {
        Optional<Comparison> comparison = model.comparison();
        List<ObjectKey> all = comparison.map(Pairing::gone).orElse(List.of());
        if (all.isEmpty()) {
            return;
        }
        Optional<ObjectKey> wanted = model.selectedProperty().get().filter(Difference.Added.class::isInstance).map(Difference::key);
        ObjectKey first = model.selectedProperty().get().map(Difference::key).flatMap(key -> all.stream()
                .filter(each -> each.equals(key) || isPartOf(each, key)).findFirst())
                .or(() -> wanted.flatMap(to -> all.stream().filter(each -> each.kind() == to.kind()).findFirst())).orElse(all.getFirst());
        gone.getItems().setAll(all);
        gone.setValue(first);
        offer(first);
        wanted.filter(now.getItems()::contains).ifPresent(now::setValue);
        model.pairingProperty().set(Optional.of(first));
        gone.requestFocus();
    }

    private static boolean isPartOf(ObjectKey part, ObjectKey key) {
        return part.parent().equals(key.name()) && part.schema().equals(key.schema());
    }

    private void offer(@Nullable ObjectKey from) {
        now.getItems().setAll(from == null ? List.of() : model.comparison().map(c -> Pairing.candidates(c, from)).orElse(List.of()));
        now.setValue(now.getItems().size() == 1 ? now.getItems().getFirst() : null);
    }

    private void pair() {
        ObjectKey present = gone.getValue();
        ObjectKey wanted = now.getValue();
        close();
        model.bench().comparing().pair(present, wanted);
        model.select(wanted);
    }

    private void close() {
        model.pairingProperty().set(Optional.empty());
    }

    private static ComboBox<ObjectKey> box(String id, String name) {
        var box = new ComboBox<ObjectKey>();
        box.setId(id);
        box.setAccessibleText(TEXTS.get(name));
        box.setPromptText(TEXTS.get(name));
        box.setPrefWidth(WIDTH);
        box.setMinWidth(120);
        box.setVisibleRowCount(12);
        box.setCellFactory(owner -> new KeyCell());
        box.setButtonCell(new KeyCell());
        return box;
    }

    private static final class KeyCell extends ListCell<ObjectKey> {
        @Override
        protected void updateItem(@Nullable ObjectKey key, boolean empty) {
            super.updateItem(key, empty);
            setText(empty || key == null ? null : key.described());
        }
    }
}
