package dev.slipway.rehearse.shadow.mysql;

import dev.slipway.dialect.mysql.Quote;
import dev.slipway.model.Constraint;
import dev.slipway.model.Index;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.ObjectKind;
import dev.slipway.model.SchemaModel;
import dev.slipway.model.SchemaObject;
import dev.slipway.model.Snapshot;
import dev.slipway.model.Table;
import dev.slipway.plan.Plan;
import dev.slipway.plan.ScriptedPlan;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The part of a schema that decides in which way the tables of a plan are changed: those tables, and what foreign keys tie to them. Views
 * and programs do not count, and of a thousand tables a plan touches a few.
 */
final class TouchedTables {
    private static final Pattern TABLE = Pattern.compile(
            "(?s)(?:ALTER|CREATE|DROP|RENAME) TABLE (?:IF (?:NOT )?EXISTS )?(`(?:[^`]|``)*`).*");
    private static final Pattern COUNTS = Pattern.compile("(?s)SET .*|(?:ALTER|CREATE|DROP|RENAME) (?:TABLE|SEQUENCE) .*");

    private TouchedTables() {}

    /** Whether a statement of the plan has to be carried out to find the ways of later ones. */
    static boolean counts(String statement) {
        return COUNTS.matcher(statement).matches();
    }

    /** The part of the schema that the plan starts from. */
    static Snapshot of(ScriptedPlan plan) {
        Set<String> names = named(plan.plan());
        List<SchemaModel> models = List.of(plan.from().model(), plan.to().model());
        models.forEach(model -> foreignKeys(model).filter(key -> names.contains(parent(key))).map(key -> key.key().parent()).toList()
                .forEach(names::add));
        boolean grows = true;
        while (grows) {
            grows = models.stream().flatMap(TouchedTables::foreignKeys).filter(key -> names.contains(key.key().parent()))
                    .map(TouchedTables::parent).toList().stream().map(names::add).reduce(false, Boolean::logicalOr);
        }
        SchemaModel all = plan.from().model();
        List<SchemaObject> kept = all.objects().values().stream().filter(object -> keeps(object, names)).toList();
        return new Snapshot(plan.from().server(), plan.from().source(), new SchemaModel(kept, List.of(), List.of()),
                plan.from().statistics());
    }

    private static Set<String> named(Plan plan) {
        Set<String> names = new HashSet<>();
        plan.steps().stream().flatMap(step -> Stream.of(step.up(), step.down())).flatMap(side -> side.statements().stream()).forEach(s -> {
            Matcher table = TABLE.matcher(s);
            if (table.matches()) {
                names.add(Quote.unquoteName(table.group(1)));
            }
        });
        return names;
    }

    private static boolean keeps(SchemaObject object, Set<String> names) {
        return switch (object) {
            case Table table -> names.contains(table.key().name());
            case Index index -> names.contains(index.table().name());
            case Constraint constraint -> names.contains(constraint.table().name());
            default -> object.key().kind() == ObjectKind.SEQUENCE;
        };
    }

    private static Stream<Constraint> foreignKeys(SchemaModel model) {
        return model.objects().values().stream().filter(Constraint.class::isInstance).map(Constraint.class::cast)
                .filter(constraint -> constraint.references().isPresent());
    }

    private static String parent(Constraint foreignKey) {
        return foreignKey.references().map(ObjectKey::name).orElseThrow();
    }
}
