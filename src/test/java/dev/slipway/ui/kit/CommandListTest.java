package dev.slipway.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import org.junit.jupiter.api.Test;

class CommandListTest {
    private final List<String> ran = new ArrayList<>();
    private final CommandList commands = new CommandList();

    private Command command(String text) {
        return Command.of(text, text, AppIcon.RUN, () -> ran.add(text));
    }

    @Test
    void aBlockedCommandDoesNothingAndSaysWhy() {
        var reason = new SimpleStringProperty("needs a plan");
        Command blocked = command("Rehearse").blockedBy(reason);
        blocked.run();
        assertThat(ran).isEmpty();
        assertThat(blocked.enabled()).isFalse();
        reason.set("");
        blocked.run();
        assertThat(ran).containsExactly("Rehearse");
    }

    @Test
    void aConditionGivesItsReasonWhileItDoesNotHold() {
        var connected = new SimpleBooleanProperty(false);
        Command compare = command("Compare").enabledWhen(connected, "needs a connection");
        assertThat(compare.blockedBy().getValue()).isEqualTo("needs a connection");
        connected.set(true);
        assertThat(compare.enabled()).isTrue();
    }

    @Test
    void theStagesCommandsComeBeforeTheWindows() {
        commands.add(command("Toggle theme"));
        commands.followStage(() -> List.of(command("Next change")));
        assertThat(commands.all()).extracting(Command::text).containsExactly("Next change", "Toggle theme");
    }

    @Test
    void findsByStartOfWordFirstThenByScatteredLetters() {
        commands.add(command("Restart"), command("Do not start"), command("Start the rehearsal"), command("Compare again"));
        assertThat(commands.matching("sta")).extracting(Command::text)
                .containsExactly("Start the rehearsal", "Do not start", "Restart");
        assertThat(commands.matching("cag")).extracting(Command::text).containsExactly("Compare again");
        assertThat(commands.matching("zzz")).isEmpty();
        assertThat(commands.matching(" ")).hasSize(4);
    }
}
