package dev.slipway.plan.mysql;

import dev.slipway.dialect.mysql.TableDdl;
import dev.slipway.dialect.mysql.TypeFacts;
import dev.slipway.model.Column;
import dev.slipway.model.Table;
import dev.slipway.model.ValueSource;
import dev.slipway.plan.Hazard;
import dev.slipway.plan.LockForecast;
import dev.slipway.plan.Loss;
import dev.slipway.plan.Reversal;
import dev.slipway.plan.Severity;
import dev.slipway.plan.StepEffects;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a change of a table is expected to cost and to lose (MySQL 9 manual, "Online DDL Operations"): predicted, not measured yet. */
final class Risks {
    private Risks() {}

    static LockForecast exclusive(String table) {
        return new LockForecast(table, "EXCLUSIVE metadata lock", "everybody while it begins and ends, and whoever queues behind it");
    }

    static Hazard dataLoss(String what) {
        return new Hazard("data-loss", Severity.CRITICAL, what, "Keep a backup that was restored and compared");
    }

    static StepEffects of(Table from, Table to, long rows, long rowsAfter) {
        List<Hazard> hazards = new ArrayList<>();
        List<Loss> up = losses(from, to, rows);
        up.forEach(loss -> hazards.add(dataLoss("Loses " + loss.what() + " of " + loss.object())));
        hazards.addAll(narrowings(from, to));
        boolean rewrites = rewrites(from, to);
        if (rewrites) {
            hazards.add(new Hazard("table-rewrite", Severity.HIGH, "Writes every row of " + to.key().name()
                    + " anew and blocks writes to it meanwhile", "Run it when nobody writes, or change the table with a copying tool"));
        }
        List<Loss> down = losses(to, from, rowsAfter);
        return new StepEffects(List.of(exclusive(to.key().name())), hazards, rewrites, up,
                down.isEmpty() && up.isEmpty() ? new Reversal.Exact() : new Reversal.Lossy(down.isEmpty() ? up : both(down, up)));
    }

    private static List<Loss> both(List<Loss> down, List<Loss> up) {
        List<Loss> all = new ArrayList<>(down);
        all.addAll(up);
        return all;
    }

    private static List<Loss> losses(Table from, Table to, long rows) {
        List<Loss> losses = new ArrayList<>();
        for (Column column : from.columns()) {
            Optional<Column> after = to.column(column.name());
            String name = from.key().column(column.name()).qualified();
            if (after.isEmpty() && !(column.value() instanceof ValueSource.Generated)) {
                losses.add(new Loss(name, "the values of the column", rows));
            } else if (after.isPresent() && TypeFacts.rounds(column.type(), after.get().type())) {
                losses.add(new Loss(name, "digits that " + after.get().type() + " does not keep", rows));
            }
        }
        return losses;
    }

    private static List<Hazard> narrowings(Table from, Table to) {
        List<Hazard> hazards = new ArrayList<>();
        for (Column after : to.columns()) {
            from.column(after.name()).ifPresent(before -> {
                String name = to.key().column(after.name()).qualified();
                if (!TypeFacts.keepsAll(before.type(), after.type())) {
                    hazards.add(new Hazard("narrowing-type", Severity.HIGH, "Fails where a value of " + name + " does not fit "
                            + after.type(), "Look for such values first"));
                }
                if (!before.notNull() && after.notNull()) {
                    hazards.add(new Hazard("contradicting-rows", Severity.MEDIUM, "Fails where " + name + " is null",
                            "Fill these rows first"));
                }
                if (!before.collation().isEmpty() && !after.collation().isEmpty() && !before.collation().equals(after.collation())) {
                    hazards.add(new Hazard("collation", Severity.MEDIUM, "Texts of " + name
                            + " are kept, sorted and compared in another way, so that a unique key may find duplicates",
                            "Look for values that become equal first"));
                }
            });
        }
        return hazards;
    }

    private static boolean rewrites(Table from, Table to) {
        boolean options = !TableDdl.details(from).engine().equals(TableDdl.details(to).engine())
                || !TableDdl.details(from).partitioning().equals(TableDdl.details(to).partitioning())
                || !TableDdl.details(from).options().equals(TableDdl.details(to).options());
        return options || to.columns().stream().anyMatch(after -> from.column(after.name())
                .filter(before -> !TypeFacts.isBrief(before.type(), after.type()) || !before.collation().equals(after.collation())
                        || before.notNull() != after.notNull()).isPresent());
    }
}
