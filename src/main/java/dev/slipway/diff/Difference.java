package dev.slipway.diff;

import dev.slipway.model.ObjectKey;
import dev.slipway.model.SchemaObject;
import java.util.List;

/** One object that is not the same on both sides. */
public sealed interface Difference {
    /** The object's key as it is wanted, or as it was where it is no longer wanted. */
    ObjectKey key();

    /** Only the wanted side has it. */
    record Added(SchemaObject object) implements Difference {
        @Override
        public ObjectKey key() {
            return object.key();
        }
    }

    /** Only the present side has it. */
    record Removed(SchemaObject object) implements Difference {
        @Override
        public ObjectKey key() {
            return object.key();
        }
    }

    /**
     * Both sides have it, and it differs.
     *
     * @param properties what differs, in stable order, never empty
     */
    record Changed(SchemaObject from, SchemaObject to, List<PropertyChange> properties) implements Difference {
        public Changed {
            properties = List.copyOf(properties);
        }

        @Override
        public ObjectKey key() {
            return to.key();
        }
    }

    /**
     * An object that goes on under another name, because a person said so.
     *
     * @param from the object as it was
     * @param to the object as it is wanted
     * @param properties what differs besides the name, empty when only the name does
     */
    record Renamed(SchemaObject from, SchemaObject to, List<PropertyChange> properties) implements Difference {
        public Renamed {
            properties = List.copyOf(properties);
        }

        @Override
        public ObjectKey key() {
            return to.key();
        }
    }
}
