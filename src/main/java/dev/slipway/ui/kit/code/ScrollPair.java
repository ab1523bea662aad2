package dev.slipway.ui.kit.code;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.fxmisc.richtext.CodeArea;

/**
 * Keeps two code areas with equally many rows of equal height at the same place. The area that the user touched last
 * leads. Moves are made after the layout of a pulse, one a pulse: a virtualised area knows its place only then, and
 * two moves before it is laid out add up.
 */
final class ScrollPair {
    private static final int NONE = -1;
    private static final int MOST_TRIES = 5;

    private final Follower left;
    private final Follower right;
    private Follower leader;
    private int topRow = NONE;

    /**
     * @param leftFrame what the left area lies in, its scroll bars included
     * @param rightFrame the same for the right
     */
    ScrollPair(CodeArea leftArea, Node leftFrame, CodeArea rightArea, Node rightFrame) {
        left = new Follower(leftArea);
        right = new Follower(rightArea);
        leader = right;
        leadWhenTouched(leftFrame, left);
        leadWhenTouched(rightFrame, right);
        Runnable settle = this::settle;
        rightArea.sceneProperty().subscribe((Scene before, Scene now) -> {
            if (before != null) {
                before.removePostLayoutPulseListener(settle);
            }
            if (now != null) {
                now.addPostLayoutPulseListener(settle);
            }
        });
    }

    private void leadWhenTouched(Node frame, Follower side) {
        frame.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> lead(side));
        frame.addEventFilter(ScrollEvent.ANY, event -> lead(side));
        frame.addEventFilter(KeyEvent.KEY_PRESSED, event -> lead(side));
    }

    private void lead(Follower side) {
        leader = side;
        topRow = NONE;
    }

    /** Brings a row to the top of both areas, as far as there is enough below it, as soon as they are laid out. */
    void showAtTop(int row) {
        lead(right);
        topRow = row;
        right.area.requestLayout();
    }

    private void settle() {
        if (!left.laidOut() || !right.laidOut()) {
            return;
        }
        if (topRow != NONE) {
            double target = right.height() * topRow / right.area.getParagraphs().size();
            if (!right.settled(target)) {
                return;
            }
            topRow = NONE;
        }
        Follower follower = leader == left ? right : left;
        follower.settled(leader.area.getEstimatedScrollY());
        if (Math.abs(follower.area.getEstimatedScrollX() - leader.area.getEstimatedScrollX()) >= 1) {
            follower.area.scrollXToPixel(leader.area.getEstimatedScrollX());
        }
    }

    /** An area on its way to a place. */
    private static final class Follower {
        private final CodeArea area;
        private double target;
        private int tries;

        Follower(CodeArea area) {
            this.area = area;
        }

        boolean laidOut() {
            Double height = area.totalHeightEstimateProperty().getValue();
            return area.getHeight() > 0 && height != null && height > 0;
        }

        double height() {
            return area.totalHeightEstimateProperty().getValue();
        }

        /** Whether it is there, or cannot get nearer; moves it otherwise. */
        boolean settled(double wanted) {
            double reachable = Math.clamp(wanted, 0, Math.max(0, height() - area.getHeight()));
            if (Math.abs(area.getEstimatedScrollY() - reachable) < 1) {
                tries = 0;
                return true;
            }
            tries = Math.abs(target - reachable) < 1 ? tries + 1 : 0;
            target = reachable;
            if (tries > MOST_TRIES) {
                return true;
            }
            area.scrollYToPixel(reachable);
            return false;
        }
    }
}
