package dev.slipway.rehearse.source;

import dev.slipway.model.Snapshot;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;

/** The schema there is and the one that is wanted. */
public record SchemaPair(Snapshot from, Snapshot to) {
    /** How one of the two is read. */
    public sealed interface Reading {
        /** A schema that a server has, or had when it was written down. */
        record Printed(Supplier<Snapshot> read) implements Reading {}

        /** SQL that any server may run; best one of the version that the other schema is printed by, for versions print differently. */
        record Loaded(Supplier<Snapshot> read, Function<Snapshot, Snapshot> readLike) implements Reading {}
    }

    /**
     * Reads both: at once where neither needs the other, for one after the other takes the sum of both times; SQL after the schema
     * that it is to be printed like. Waits for both even when one cannot be read, so that no session is left behind.
     *
     * @throws RuntimeException what reading {@code from} threw, else what reading {@code to} threw
     */
    public static SchemaPair read(Reading from, Reading to) {
        return switch (from) {
            case Reading.Printed(Supplier<Snapshot> present) -> switch (to) {
                case Reading.Printed(Supplier<Snapshot> wanted) -> atOnce(present, wanted);
                case Reading.Loaded loaded -> {
                    Snapshot first = present.get();
                    yield new SchemaPair(first, loaded.readLike().apply(first));
                }
            };
            case Reading.Loaded loaded -> switch (to) {
                case Reading.Printed(Supplier<Snapshot> wanted) -> {
                    Snapshot first = wanted.get();
                    yield new SchemaPair(loaded.readLike().apply(first), first);
                }
                case Reading.Loaded other -> atOnce(loaded.read(), other.read());
            };
        };
    }

    private static SchemaPair atOnce(Supplier<Snapshot> from, Supplier<Snapshot> to) {
        CompletableFuture<Snapshot> wanted = CompletableFuture.supplyAsync(to, task -> Thread.ofVirtual()
                .name("reading the wanted schema").start(task));
        CompletableFuture<Snapshot> present = CompletableFuture.supplyAsync(from, Runnable::run);
        try {
            return CompletableFuture.allOf(present, wanted).thenApply(_ -> new SchemaPair(present.join(), wanted.join())).join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }
}
