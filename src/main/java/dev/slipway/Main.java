package dev.slipway;

/** Entry point: the command line, or the window when no command is given. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.out.println("Slipway");
    }
}
