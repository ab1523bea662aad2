package dev.slipway.demo;

import java.io.IOException;
import java.nio.file.Path;

/** A program that starts the demo in the folder of its argument, says so, and never ends by itself. */
public final class AbandonedDemo {
    private AbandonedDemo() {}

    public static void main(String[] arguments) throws IOException {
        Demo demo = Demo.start(Path.of(arguments[0]), ProgressListener.silent());
        System.out.println("started " + demo.resumed());
        // Nobody writes to standard input, so this lasts until the process is killed.
        System.exit(System.in.read());
    }
}
