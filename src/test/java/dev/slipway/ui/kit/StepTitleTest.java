package dev.slipway.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StepTitleTest {
    @Test
    void partsWhatIsDoneFromWhatItIsDoneTo() {
        assertThat(StepTitle.of("Rename column shop.address.postcode to postal_code"))
                .isEqualTo(new StepTitle("Rename column", "shop.address.postcode to postal_code"));
        assertThat(StepTitle.of("Change function shop.discounted(numeric, integer)"))
                .isEqualTo(new StepTitle("Change function", "shop.discounted(numeric, integer)"));
    }

    @Test
    void keepsATitleWithoutAnObjectWhole() {
        assertThat(StepTitle.of("Create schema audit")).isEqualTo(new StepTitle("", "Create schema audit"));
        assertThat(StepTitle.of("")).isEqualTo(new StepTitle("", ""));
    }
}
