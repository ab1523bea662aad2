package dev.slipway.demo;

import dev.slipway.model.ObjectKey;
import dev.slipway.model.ObjectKind;
import dev.slipway.plan.PlanOptions.OrphanRule;
import dev.slipway.plan.Rename;
import dev.slipway.workspace.PlanAnswers;
import java.util.List;

/** What the person of the demo answers about its two schemas; nothing of this could be guessed. */
public final class DemoAnswers {
    /** Who makes the plan, and who reviews it. */
    public static final String AUTHOR = "A. Author";
    public static final String REVIEWER = "R. Reviewer";
    public static final String TITLE = "Shop release 2026-11";

    private DemoAnswers() {}

    /** A column and its index go on under other names, two new columns are filled from old ones, and payments without their order are deleted. */
    public static PlanAnswers answers() {
        ObjectKey address = ObjectKey.table("shop", "address");
        ObjectKey customer = ObjectKey.table("shop", "customer");
        ObjectKey product = ObjectKey.table("shop", "product");
        return new PlanAnswers(
                List.of(new Rename(address.column("postcode"), address.column("postal_code")),
                        new Rename(ObjectKey.of(ObjectKind.INDEX, "shop", "address_postcode_idx"),
                                ObjectKey.of(ObjectKind.INDEX, "shop", "address_postal_code_idx"))),
                List.of(new PlanAnswers.Backfill(customer.column("display_name"), "full_name"),
                        new PlanAnswers.Backfill(product.column("weight_kg"), "weight_grams / 1000.0")),
                List.of(new PlanAnswers.Orphans(ObjectKey.child(ObjectKind.CONSTRAINT, "shop", "payment", "payment_order_fkey"),
                OrphanRule.DELETE)),
                List.of());
    }
}
