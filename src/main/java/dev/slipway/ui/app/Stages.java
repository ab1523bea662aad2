package dev.slipway.ui.app;

import dev.slipway.ui.kit.Texts;
import java.util.List;
import java.util.stream.Stream;

/** The composition root of the stages: each is made here, by hand, from what it needs. */
public final class Stages {
    private Stages() {}

    /** All six, in their order. */
    public static List<StageView> all(AppContext context) {
        Texts texts = Texts.of(Stages.class);
        return Stream.of(StageName.values()).<StageView>map(name -> new EmptyStage(name,
                texts.get("empty." + name.id()), texts.get("empty.next"), emptyStatus(name, texts))).toList();
    }

    private static StageStatus emptyStatus(StageName name, Texts texts) {
        String words = texts.get("status." + name.id());
        return name == StageName.CONNECT ? new StageStatus.Active(words)
                : new StageStatus.Blocked(words, StageName.values()[name.ordinal() - 1]);
    }
}
