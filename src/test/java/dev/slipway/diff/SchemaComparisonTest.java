package dev.slipway.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.model.Attributes;
import dev.slipway.model.EnumType;
import dev.slipway.model.Grant;
import dev.slipway.model.ObjectKey;
import dev.slipway.model.ObjectKind;
import dev.slipway.model.SchemaModel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who owns an object makes a difference where somebody asked for that, and where privileges would make no sense without. */
class SchemaComparisonTest {
    private static final ObjectKey STATE = ObjectKey.of(ObjectKind.ENUM, "shop", "state");
    private static final Grant LESS_FOR_ITS_OWNER = new Grant(Grant.OWNER, "USAGE", false, "", true);
    private static final CompareRules WITH_OWNERS = new CompareRules(false, false, false, List.of());
    private static final CompareRules WITHOUT_PRIVILEGES = new CompareRules(true, true, false, List.of());

    @Test
    void anotherOwnerIsADifferenceOnlyWhenOwnersCount() {
        assertThat(ownersGiven(CompareRules.DEFAULT, owned("app"), owned("admin"))).isEmpty();
        assertThat(ownersGiven(WITH_OWNERS, owned("app"), owned("admin"))).containsExactly("admin");
        assertThat(ownersGiven(WITH_OWNERS, owned("app"), owned("app"))).isEmpty();
    }

    @Test
    void anUnusualOwnerWithPrivilegesOfItsOwnComesAlong() {
        assertThat(ownersGiven(CompareRules.DEFAULT, owned("app"), owned("auditor", LESS_FOR_ITS_OWNER))).containsExactly("auditor");
        assertThat(ownersGiven(CompareRules.DEFAULT, owned("auditor", LESS_FOR_ITS_OWNER), owned("deploy"))).containsExactly("app");
        assertThat(ownersGiven(WITHOUT_PRIVILEGES, owned("app"), owned("auditor", LESS_FOR_ITS_OWNER))).isEmpty();
    }

    @Test
    void theUsualOwnerOfEachSideIsTheSameOwner() {
        assertThat(ownersGiven(CompareRules.DEFAULT, owned("app", LESS_FOR_ITS_OWNER), owned("deploy", LESS_FOR_ITS_OWNER))).isEmpty();
        assertThat(ownersGiven(CompareRules.DEFAULT, owned("app"), owned("deploy", LESS_FOR_ITS_OWNER))).containsExactly("app");
    }

    /** The owners the differing objects shall have. What is usual is app in the present schema and deploy in the wanted one. */
    private static List<String> ownersGiven(CompareRules rules, EnumType from, EnumType to) {
        return new SchemaComparison(rules).compare(beside(from, "app"), beside(to, "deploy"), List.of()).differences().stream()
                .filter(d -> d.key().equals(STATE)).map(d -> ((Difference.Changed) d).to().attributes().owner()).toList();
    }

    private static EnumType owned(String owner, Grant... grants) {
        return new EnumType(STATE, List.of("a"), new Attributes(owner, "", List.of(grants)));
    }

    private static SchemaModel beside(EnumType type, String usual) {
        List<EnumType> types = new ArrayList<>(List.of(type));
        for (String name : List.of("x", "y", "z")) {
            types.add(new EnumType(ObjectKey.of(ObjectKind.ENUM, "shop", name), List.of(), new Attributes(usual, "", List.of())));
        }
        return new SchemaModel(types, List.of(), List.of());
    }
}
