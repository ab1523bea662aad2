package dev.slipway.export;

import dev.slipway.approve.Gate;
import dev.slipway.model.ProblemException;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** A form in which a plan leaves. */
public sealed interface BundleFormat permits PlainBundle {
    /** All formats there are. */
    List<BundleFormat> ALL = List.of(new PlainBundle());

    /** The word that names it on the command line. */
    String name();

    /** What it is, for people. */
    String description();

    /**
     * The content of each file by its path in the bundle, with {@code /} between folders; without the checksums.
     *
     * @param open the proof that the plan may leave
     */
    SortedMap<String, String> files(Gate.Open open);

    /** @throws ProblemException when there is no format of that name */
    static BundleFormat named(String name) {
        return ALL.stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow(() -> new ProblemException(
                "There is no such format", name, "Known are: " + ALL.stream().map(BundleFormat::name).collect(Collectors.joining(", "))));
    }
}
