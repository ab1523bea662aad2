package dev.slipway.ui.rehearse;

import dev.slipway.rehearse.event.Age;
import dev.slipway.rehearse.event.RehearsalEvent.CompatibilityTried;
import dev.slipway.rehearse.event.RehearsalPhase;
import dev.slipway.rehearse.event.Tried;
import dev.slipway.rehearse.fold.CompatibilityMatrix;
import dev.slipway.ui.kit.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which statements of old and of new code work after which step.
 *
 * @param up the moments on the way up, the one before it first
 * @param down the moments on the way back
 */
public record CodeMatrix(List<Moment> up, List<Moment> down, List<Row> rows) {
    private static final Texts TEXTS = Texts.of(CodeMatrix.class);
    static final CodeMatrix NONE = new CodeMatrix(List.of(), List.of(), List.of());

    /** A column. @param step the one just done or taken back, 0 before up */
    public record Moment(RehearsalPhase phase, int step) {
        /** In words: "after step 3, up". */
        public String words() {
            return step == 0 ? TEXTS.get("matrix.before") : TEXTS.get("matrix.after", String.valueOf(step), phase.title());
        }
    }

    /** Whether a statement works at a moment, and whether it has to. */
    public enum State { WORKS, WORKS_UNASKED, FAILS_ALLOWED, FAILS, UNTRIED }

    /** @param message what the server says, empty when it works */
    public record Cell(State state, String message) {
        /** In words, the server's included. */
        public String words() {
            String word = TEXTS.get("matrix." + state.name());
            return message.isEmpty() ? word : TEXTS.get("matrix.said", word, message);
        }
    }

    /**
     * A statement of the workload.
     *
     * @param up its cells on the way up, as many as there are moments
     * @param span from which step to which it works, in words
     */
    public record Row(String name, Age age, List<Cell> up, List<Cell> down, String span) {
        public Row {
            up = List.copyOf(up);
            down = List.copyOf(down);
        }
    }

    public CodeMatrix {
        up = List.copyOf(up);
        down = List.copyOf(down);
        rows = List.copyOf(rows);
    }

    static CodeMatrix of(CompatibilityMatrix matrix) {
        List<CompatibilityTried> up = matrix.moments().stream().filter(tried -> tried.phase() == RehearsalPhase.BASELINE
                || tried.phase() != RehearsalPhase.DOWN && tried.step() > 0).toList();
        List<CompatibilityTried> down = matrix.moments().stream().filter(tried -> tried.phase() == RehearsalPhase.DOWN).toList();
        List<Row> rows = new ArrayList<>();
        matrix.statements().forEach((name, age) -> {
            List<Cell> cells = up.stream().map(moment -> cell(matrix.cell(moment, name))).toList();
            rows.add(new Row(name, age, cells, down.stream().map(moment -> cell(matrix.cell(moment, name))).toList(), span(up, cells)));
        });
        return new CodeMatrix(moments(up), moments(down), rows);
    }

    private static List<Moment> moments(List<CompatibilityTried> tried) {
        return tried.stream()
                .map(moment -> new Moment(moment.phase(), moment.phase() == RehearsalPhase.BASELINE ? 0 : moment.step())).toList();
    }

    private static Cell cell(Optional<Tried> tried) {
        if (tried.isEmpty()) {
            return new Cell(State.UNTRIED, "");
        }
        Tried result = tried.get();
        if (result.works()) {
            return new Cell(result.required() ? State.WORKS : State.WORKS_UNASKED, "");
        }
        String code = result.sqlState().isEmpty() ? "" : " (" + result.sqlState() + ")";
        return new Cell(result.required() ? State.FAILS : State.FAILS_ALLOWED, result.message() + code);
    }

    private static boolean works(Cell cell) {
        return cell.state() == State.WORKS || cell.state() == State.WORKS_UNASKED;
    }

    /** From which step to which: nearly every statement works without a break, or throughout, or never. */
    private static String span(List<CompatibilityTried> moments, List<Cell> cells) {
        List<Integer> working = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            if (works(cells.get(i))) {
                working.add(i);
            }
        }
        if (working.isEmpty()) {
            return cells.isEmpty() ? "" : TEXTS.get("matrix.span.never");
        }
        int first = working.getFirst();
        int last = working.getLast();
        boolean broken = working.size() < last - first + 1;
        String from = first == 0 ? "" : String.valueOf(moments.get(first).step());
        // What works after the step before the next one works until that next one.
        String until = last == cells.size() - 1 ? "" : String.valueOf(moments.get(last + 1).step());
        if (broken) {
            return TEXTS.get("matrix.span.broken", String.valueOf(working.size()), String.valueOf(cells.size()));
        }
        return from.isEmpty() ? until.isEmpty() ? TEXTS.get("matrix.span.always") : TEXTS.get("matrix.span.until", until)
                : until.isEmpty() ? TEXTS.get("matrix.span.from", from) : TEXTS.get("matrix.span.between", from, until);
    }

    /** A cell in which a statement fails that has to work. */
    public record Broken(Row row, Moment moment, Cell cell) {}

    /** Every such cell, up before down. */
    public List<Broken> broken() {
        List<Broken> broken = new ArrayList<>();
        for (Row row : rows) {
            addBroken(broken, row, row.up(), up);
            addBroken(broken, row, row.down(), down);
        }
        return broken;
    }

    private static void addBroken(List<Broken> broken, Row row, List<Cell> cells, List<Moment> moments) {
        for (int i = 0; i < cells.size(); i++) {
            if (cells.get(i).state() == State.FAILS) {
                broken.add(new Broken(row, moments.get(i), cells.get(i)));
            }
        }
    }

    /** The verdict about expand and contract, in a sentence. @param live whether more is to come */
    public String verdict(boolean live) {
        List<Broken> broken = broken();
        if (up.isEmpty()) {
            return TEXTS.get("matrix.none");
        }
        if (!broken.isEmpty()) {
            Broken first = broken.getFirst();
            return TEXTS.get("matrix.broken", first.row().name(), first.row().age().name().toLowerCase(java.util.Locale.ROOT),
                    first.moment().words(), String.valueOf(broken.size()));
        }
        return TEXTS.get(live ? "matrix.goodSoFar" : "matrix.good");
    }
}
