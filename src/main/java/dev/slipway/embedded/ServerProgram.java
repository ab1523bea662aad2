package dev.slipway.embedded;

import java.io.IOException;
import java.util.List;

/** How the program of one kind of server is run in an instance folder. */
interface ServerProgram {
    /** Makes in the folder what the program needs beside the data. */
    default void prepare(InstanceFolder folder) throws IOException {}

    /** With what makes it run as a user it agrees to. */
    List<String> command(InstanceFolder folder, int port);

    /** The name of the signal that makes the server end at once, but cleanly. */
    String stopSignal();

    boolean isReady(InstanceFolder folder) throws IOException;

    /** Whether it did not start because somebody else has the port. */
    boolean portWasTaken(String log);
}
