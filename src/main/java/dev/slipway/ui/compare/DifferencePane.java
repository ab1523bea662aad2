package dev.slipway.ui.compare;

import dev.slipway.dialect.postgres.CanonicalDdl;
import dev.slipway.diff.Difference;
import dev.slipway.diff.PropertyChange;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.SchemaModel;
import dev.slipway.model.SchemaObject;
import dev.slipway.model.TableStatistics;
import dev.slipway.ui.kit.Background;
import dev.slipway.ui.kit.Badge;
import dev.slipway.ui.kit.Command;
import dev.slipway.ui.kit.Format;
import dev.slipway.ui.kit.PropertyTable;
import dev.slipway.ui.kit.Texts;
import dev.slipway.ui.kit.Tone;
import dev.slipway.ui.kit.Words;
import dev.slipway.ui.kit.code.SideBySideDiff;
import dev.slipway.ui.work.Comparison;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** One difference: both texts side by side, and below them property by property. */
final class DifferencePane extends BorderPane {
    private static final Texts TEXTS = Texts.of(DifferencePane.class);

    private static final double NAMES = 230;

    private final Background background;
    private final SideBySideDiff diff;
    private final HBox head = new HBox(10);
    private final SplitPane split = new SplitPane();
    private @Nullable Comparison comparison;
    private @Nullable Difference shown;
    private int request;

    DifferencePane(Background background) {
        this.background = background;
        this.diff = new SideBySideDiff(background);
        head.setAlignment(Pos.CENTER_LEFT);
        head.setPadding(new Insets(10, 16, 10, 16));
        head.setMinHeight(44);
        split.setOrientation(Orientation.VERTICAL);
        split.setDividerPositions(0.68);
        setTop(head);
        setCenter(split);
    }

    List<Command> commands() {
        return diff.commands();
    }

    void show(Comparison now, Difference difference) {
        // A choice changes the comparison and not what is seen of it.
        if (difference.equals(shown) && comparison != null && comparison.diff() == now.diff()) {
            return;
        }
        comparison = now;
        shown = difference;
        showHead(now, difference);
        String left = now.from().source();
        String right = now.to().source();
        int mine = ++request;
        background.compute("printing " + difference.key().qualified(), progress -> Sides.of(now, difference)).onDone(sides -> {
            if (mine == request) {
                diff.show(sides.left().isEmpty() ? TEXTS.get("side.none", left) : left, sides.left(),
                        sides.right().isEmpty() ? TEXTS.get("side.none", right) : right, sides.right());
            }
        });
        List<PropertyTable.Line> lines = lines(difference);
        if (lines.isEmpty()) {
            split.getItems().setAll(diff);
        } else {
            var table = new PropertyTable(left, right);
            table.setAccessibleText(TEXTS.get("properties.name", difference.key().qualified()));
            table.getColumns().getFirst().setPrefWidth(NAMES);
            table.show(lines);
            double position = split.getItems().size() == 2 ? split.getDividerPositions()[0] : 0.68;
            split.getItems().setAll(diff, table);
            split.setDividerPositions(position);
        }
    }

    private void showHead(Comparison now, Difference difference) {
        ObjectKey key = difference.key();
        Change change = Change.of(difference);
        Label name = Words.heading(key.qualified());
        name.setMinWidth(0);
        Label kind = Words.muted(key.kind().word());
        kind.setMinWidth(USE_PREF_SIZE);
        head.getChildren().setAll(name, kind, new Badge(change.tone()));
        if (difference instanceof Difference.Renamed renamed && !renamed.from().key().equals(key)) {
            head.getChildren().add(Words.muted(TEXTS.get("head.formerly", renamed.from().key().qualified())));
        }
        rows(now, difference).ifPresent(rows -> {
            Label count = Words.muted(rows);
            count.setMinWidth(USE_PREF_SIZE);
            head.getChildren().add(count);
        });
    }

    private static Optional<String> rows(Comparison now, Difference difference) {
        ObjectKey before = difference instanceof Difference.Renamed renamed ? renamed.from().key() : difference.key();
        TableStatistics size = now.from().statistics().get(before);
        return size == null || size.rows() < 0 ? Optional.empty()
                : Optional.of(TEXTS.get("head.size", Format.count(size.rows(), "row"), Format.size(size.bytes() + size.indexBytes())));
    }

    private record Sides(String left, String right) {
        static Sides of(Comparison now, Difference difference) {
            return switch (difference) {
                case Difference.Added(SchemaObject object) -> new Sides("", text(object, now.to().model()));
                case Difference.Removed(SchemaObject object) -> new Sides(text(object, now.diff().from()), "");
                case Difference.Changed changed -> both(now, original(now, changed), changed.to());
                case Difference.Renamed renamed -> both(now, renamed.from(), renamed.to());
            };
        }

        /** As the server has it now: accepted renames of columns are only in the compared model. */
        private static SchemaObject original(Comparison now, Difference.Changed changed) {
            return now.from().model().find(changed.key()).orElse(changed.from());
        }

        private static Sides both(Comparison now, SchemaObject from, SchemaObject to) {
            SchemaModel model = now.from().model().find(from.key()).isPresent() ? now.from().model() : now.diff().from();
            return new Sides(text(from, model), CanonicalDdl.of(to, now.to().model(), CanonicalDdl.columnOrder(from)));
        }

        private static String text(SchemaObject object, SchemaModel model) {
            return CanonicalDdl.of(object, model);
        }
    }

    private static List<PropertyTable.Line> lines(Difference difference) {
        return switch (difference) {
            case Difference.Added added -> List.of();
            case Difference.Removed removed -> List.of();
            case Difference.Changed changed -> lines(changed.properties());
            case Difference.Renamed renamed -> lines(renamed.properties());
        };
    }

    /** A column that is wholly new or gone is one line, not one for each of its settings. */
    private static List<PropertyTable.Line> lines(List<PropertyChange> changes) {
        Set<String> whole = changes.stream().filter(c -> c.from().isEmpty() != c.to().isEmpty()).map(PropertyChange::property)
                .collect(Collectors.toSet());
        return changes.stream().filter(c -> !c.property().contains(": ") || !whole.contains(c.property().substring(0, c.property()
                .indexOf(": "))))
                .filter(c -> !isRepeated(c, changes)).map(DifferencePane::line).toList();
    }

    /** A column's type stands beside its name as well. */
    private static boolean isRepeated(PropertyChange change, List<PropertyChange> all) {
        return all.stream().anyMatch(other -> other.property().equals(change.property() + ": type"));
    }

    private static PropertyTable.Line line(PropertyChange change) {
        Tone tone = change.from().isEmpty() ? Tone.ADDED : change.to().isEmpty() ? Tone.REMOVED : Tone.CHANGED;
        return new PropertyTable.Line(change.property(), change.from(), change.to(), tone, Weight.meaning(change));
    }
}
