package dev.slipway.rehearse.event;

/** Which of a plan's two scripts. */
public enum Side {
    UP("up.sql"),
    DOWN("down.sql");

    private final String fileName;

    Side(String fileName) {
        this.fileName = fileName;
    }

    public String fileName() {
        return fileName;
    }
}
