package dev.slipway.plan.postgres;

import dev.slipway.dialect.postgres.AttributeDdl;
import dev.slipway.dialect.postgres.Existence;
import dev.slipway.dialect.postgres.ObjectDdl;
import dev.slipway.dialect.postgres.Quote;
import dev.slipway.dialect.postgres.TableDdl;
import dev.slipway.model.Attributes;
import dev.slipway.model.Column;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.ObjectKind;
import dev.slipway.model.SchemaModel;
import dev.slipway.model.Sequence;
import dev.slipway.model.Table;
import dev.slipway.model.ValueSource;
import dev.slipway.plan.Action.Ordering;
import dev.slipway.plan.Action.Side;
import dev.slipway.plan.Action;
import dev.slipway.plan.Phase;
import dev.slipway.plan.Reversal;
import dev.slipway.plan.StepEffects;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A serial column that becomes an identity column, or the other way round: the numbers go on where they were, and the sequence that
 * comes may have the name of the one that goes.
 */
final class SerialActions {
    private static final String TEMPORARY = "_slipway_old";

    private final Context context;

    SerialActions(Context context) {
        this.context = context;
    }

    /** Whether the sequence comes or goes with such a change, so that it needs no action of its own. */
    boolean covers(Sequence sequence) {
        return sequence.ownedBy().filter(c -> conversion(c).filter(found -> found.sequence().key().equals(sequence.key())).isPresent())
                .isPresent();
    }

    /** @param toIdentity the direction of the up side */
    record Conversion(ObjectKey column, Sequence sequence, Column serial, ValueSource.Identity identity, boolean toIdentity) {}

    /** The conversion of a column, where both sides have the column and it is one. */
    Optional<Conversion> conversion(ObjectKey column) {
        Optional<Column> from = Context.table(context.from(), column).flatMap(t -> t.column(column.name()));
        Optional<Column> to = Context.table(context.to(), column).flatMap(t -> t.column(column.name()));
        if (from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        return of(column, from.get(), to.get(), context.from(), context.to(), true)
                .or(() -> of(column, to.get(), from.get(), context.to(), context.from(), false));
    }

    private static Optional<Conversion> of(ObjectKey column, Column serial, Column other, SchemaModel with, SchemaModel without,
            boolean toIdentity) {
        if (!(serial.value() instanceof ValueSource.Default(String expression))
                || !(other.value() instanceof ValueSource.Identity identity)) {
            return Optional.empty();
        }
        return with.all(Sequence.class).filter(s -> s.ownedBy().filter(column::equals).isPresent() && without.find(s.key()).isEmpty())
                .filter(s -> expression.equals("nextval(" + Quote.literal(Quote.qualified(s.key())) + "::regclass)"))
                .findFirst().map(s -> new Conversion(column, s, serial, identity, toIdentity));
    }

    Action action(Table table, Conversion c) {
        Side identity = Side.of(toIdentity(table.key(), c)).done(Existence.columnIsIdentity(c.column()));
        Side serial = Side.of(toSerial(table.key(), c)).done("NOT " + Existence.columnIsIdentity(c.column()));
        StepEffects effects = new StepEffects(List.of(Rules.accessExclusive(table.key())), List.of(), false, List.of(),
                new Reversal.Exact());
        return Action.of("value of " + c.column(), c.column(), "Turn " + c.column().qualified() + " into "
                + (c.toIdentity() ? "an identity" : "a serial")
                + " column", Phase.EXPAND, c.toIdentity() ? identity : serial, c.toIdentity() ? serial : identity,
                Ordering.touches(c.column()).after(before(table.key(), c.column()))).effects(effects);
    }

    /** Partitions and heirs let go of the sequence first. */
    private Set<String> before(ObjectKey table, ObjectKey column) {
        Set<String> ids = new TreeSet<>(Set.of("type of " + column, "not null " + column));
        Stream.of(context.from(), context.to()).flatMap(m -> m.children(table).stream())
                .forEach(child -> ids.add("value of " + child.column(column.name())));
        return ids;
    }

    private static ObjectKey temporary(Conversion c) {
        return ObjectKey.of(ObjectKind.SEQUENCE, c.sequence().key().schema(), Names.shortened(c.sequence().key().name(), TEMPORARY));
    }

    private static List<String> toIdentity(ObjectKey table, Conversion c) {
        ObjectKey old = temporary(c);
        return List.of(TableDdl.alterColumnOnly(table, c.serial().name()) + "DROP DEFAULT",
                ObjectDdl.rename(c.sequence().key(), old.name()),
                TableDdl.alterColumn(table, c.serial().name()) + "ADD " + TableDdl.identity(table, c.serial().name(), c.identity()),
                ObjectDdl.carryOn(ObjectKey.of(ObjectKind.SEQUENCE, table.schema(), c.identity().sequence().name()), old),
                ObjectDdl.drop(old));
    }

    private static List<String> toSerial(ObjectKey table, Conversion c) {
        Sequence wanted = c.sequence();
        Sequence made = new Sequence(temporary(c), wanted.options(), Optional.empty(), wanted.unlogged(), Attributes.NONE);
        List<String> sql = new ArrayList<>(List.of(ObjectDdl.create(made),
                ObjectDdl.carryOn(made.key(), ObjectKey.of(ObjectKind.SEQUENCE, table.schema(), c.identity().sequence().name())),
                TableDdl.alterColumn(table, c.serial().name()) + "DROP IDENTITY IF EXISTS",
                ObjectDdl.rename(made.key(), wanted.key().name()),
                ObjectDdl.ownedBy(wanted),
                TableDdl.alterColumnOnly(table, c.serial().name()) + "SET DEFAULT " + ((ValueSource.Default) c.serial().value())
                .expression()));
        sql.addAll(AttributeDdl.change(wanted.key(), Attributes.NONE.withOwner(wanted.attributes().owner()), wanted.attributes()));
        return sql;
    }
}
