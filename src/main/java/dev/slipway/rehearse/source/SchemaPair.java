package dev.slipway.rehearse.source;

import dev.slipway.model.Snapshot;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** The schema there is and the one that is wanted. */
public record SchemaPair(Snapshot from, Snapshot to) {
    /**
     * Reads both at once, for one after the other takes the sum of both times. Waits for both even when one cannot be read, so that no
     * session is left behind.
     *
     * @throws RuntimeException what reading {@code from} threw, else what reading {@code to} threw
     */
    public static SchemaPair read(Supplier<Snapshot> from, Supplier<Snapshot> to) {
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
