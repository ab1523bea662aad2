package dev.slipway.ui.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.rehearse.event.Budget;
import dev.slipway.rehearse.event.Quantity;
import dev.slipway.rehearse.event.Quantity.Unit;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LimitTextTest {
    @ParameterizedTest
    @CsvSource({"BYTES,500 MB,500000000", "BYTES,1.5gb,1500000000", "BYTES,12 b,12", "THOUSANDTHS,2.5,2500", "THOUSANDTHS,10 ×,10000",
        "PIECES,100,100", "PIECES,'1,000',1000", "NANOSECONDS,5 s,5000000000"})
    void readsWhatPeopleType(Unit unit, String typed, long amount) {
        assertThat(LimitText.parse(unit, typed)).contains(new Quantity(unit, amount));
    }

    @ParameterizedTest
    @CsvSource({"BYTES,500", "BYTES,much", "BYTES,0 B", "THOUSANDTHS,0.5", "THOUSANDTHS,many", "PIECES,-1", "PIECES,1.5",
            "NANOSECONDS,12 MB"})
    void refusesWhatIsNone(Unit unit, String typed) {
        assertThat(LimitText.parse(unit, typed)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Limit.class)
    void eachLimitIsChangedAlone(Limit limit) {
        Quantity before = limit.in(Budget.DEFAULT);
        Quantity other = new Quantity(before.unit(), before.amount() + 2_000_000_000L);
        Budget changed = limit.with(Budget.DEFAULT, other);
        for (Limit each : Limit.values()) {
            assertThat(each.in(changed)).as(each.name()).isEqualTo(each == limit ? other : each.in(Budget.DEFAULT));
        }
    }

    @Test
    void writesWhatItReads() {
        for (Quantity quantity : new Quantity[] {Quantity.bytes(16_000_000_000L), Quantity.times(2.5), Quantity.times(10),
                Quantity.pieces(1_000), Quantity.of(Duration.ofSeconds(90))}) {
            assertThat(LimitText.parse(quantity.unit(), LimitText.write(quantity))).contains(quantity);
        }
    }
}
