package dev.slipway.ui.compare;

import dev.slipway.diff.Difference;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.ObjectKind;
import java.util.List;

/** A row of the list of differences, which reads as a tree of schema, kind and object. */
sealed interface CompareRow {
    /** The differences below it, or its own. */
    List<ObjectKey> keys();

    /** How many of them are chosen. */
    int chosen();

    /** What it is expanded and collapsed by; empty for an object. */
    String group();

    default boolean all() {
        return chosen() == keys().size();
    }

    /** @param name empty for objects outside of schemas */
    record Schema(String name, List<ObjectKey> keys, int chosen, boolean expanded) implements CompareRow {
        @Override
        public String group() {
            return name;
        }
    }

    record Kind(String schema, ObjectKind kind, List<ObjectKey> keys, int chosen, boolean expanded) implements CompareRow {
        @Override
        public String group() {
            return schema + "/" + kind;
        }
    }

    record Item(Difference difference, boolean isChosen, boolean reviewed) implements CompareRow {
        @Override
        public List<ObjectKey> keys() {
            return List.of(difference.key());
        }

        @Override
        public int chosen() {
            return isChosen ? 1 : 0;
        }

        @Override
        public String group() {
            return "";
        }
    }
}
