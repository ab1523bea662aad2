package dev.slipway.rehearse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.model.ProblemException;
import dev.slipway.rehearse.event.Budget;
import dev.slipway.rehearse.event.LockMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BudgetFileTest {
    @TempDir
    private Path folder;

    private Budget read(String text) throws IOException {
        return BudgetFile.read(Files.writeString(folder.resolve(BudgetFile.NAME), "{\"format\": \"slipway-budget/1\", " + text + "}"));
    }

    @Test
    void readsEveryLimitThatTheHelpNames() throws IOException {
        Budget budget = read("""
                "accessExclusive": "PT1S", "costs": {"total": "PT1H", "walBytes": 1000, "diskBytes": 2000, "p99Factor": 2.5, "errors": 3,
                "holds": {"SHARE": "PT2S", "EXCLUSIVE": "PT3S"}, "criticalFactor": 4}""");
        assertThat(budget.accessExclusive()).hasSeconds(1);
        assertThat(budget.rollback()).isEqualTo(Budget.DEFAULT.rollback());
        assertThat(budget.costs()).isEqualTo(new Budget.Costs(Duration.ofHours(1), 1000, 2000, 2.5, 3,
                Map.of(LockMode.SHARE, Duration.ofSeconds(2), LockMode.EXCLUSIVE, Duration.ofSeconds(3)), 4));
        assertThat(read("\"costs\": {\"p99Factor\": 3}").costs().p99Factor()).isEqualTo(3);
    }

    @Test
    void refusesWhatIsNoLimit() {
        for (String wrong : new String[] {"\"p99Factor\": 0.5", "\"p99Factor\": \"2\"", "\"walBytes\": 0", "\"walBytes\": 1.5",
            "\"holds\": {\"SHAER\": \"PT1S\"}", "\"holds\": {\"SHARE\": \"1 s\"}", "\"holds\": [\"SHARE\"]"}) {
            assertThatThrownBy(() -> read("\"costs\": {" + wrong + "}")).as(wrong).isInstanceOf(ProblemException.class)
                    .hasMessageContaining("budget.json");
        }
    }
}
