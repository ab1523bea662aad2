package dev.slipway.rehearse.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import org.junit.jupiter.api.Test;

class BudgetTest {
    /** A program that begins with reading the events of an interrupted rehearsal meets the costs first. */
    @Test
    void theDefaultIsWholeWhenTheCostsAreMetFirst() throws Exception {
        URL classes = Budget.class.getProtectionDomain().getCodeSource().getLocation();
        try (URLClassLoader fresh = new URLClassLoader(new URL[] {classes}, ClassLoader.getPlatformClassLoader())) {
            Class.forName(Budget.Costs.class.getName(), true, fresh);
            Object usual = fresh.loadClass(Budget.class.getName()).getField("DEFAULT").get(null);
            assertThat(usual).hasToString(Budget.DEFAULT.toString());
        }
    }
}
