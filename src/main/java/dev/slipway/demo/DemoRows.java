package dev.slipway.demo;

/**
 * How many rows a database of the demo gets; an order has two items on average.
 *
 * @param orphans payments without their order, which a new foreign key finds
 */
record DemoRows(int customers, int products, int orders, int orphans, int events) {
    /** About 5,000 rows: enough to see that production is no empty shell. */
    static final DemoRows PRODUCTION = new DemoRows(500, 100, 1_000, 5, 400);
    /** About 500,000 rows: enough for a rewrite to take its time and for locks to be seen. */
    static final DemoRows STAGING = new DemoRows(24_000, 2_000, 96_000, 37, 60_000);

    /** Statements that tell {@code rows.sql} the numbers. */
    String settings() {
        return """
                SET demo.customers = %d; SET demo.products = %d; SET demo.orders = %d; SET demo.orphans = %d; SET demo.events = %d;
                """
                .formatted(customers, products, orders, orphans, events);
    }
}
