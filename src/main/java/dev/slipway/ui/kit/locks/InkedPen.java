package dev.slipway.ui.kit.locks;

import dev.slipway.ui.kit.Fonts;
import java.util.function.Function;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;

/** A pen for a canvas of so many px that writes small text and takes its colours from the theme. */
abstract class InkedPen {
    final GraphicsContext pen;
    final double width;
    final double height;
    final Font small = Font.font(Fonts.SANS, 11);
    private final Function<Ink, Color> inks;

    InkedPen(GraphicsContext pen, Function<Ink, Color> inks, double width, double height) {
        this.pen = pen;
        this.inks = inks;
        this.width = width;
        this.height = height;
        pen.setTextBaseline(VPos.CENTER);
    }

    final Color color(Ink ink) {
        return inks.apply(ink);
    }

    /** @param most how wide the text may be, px; longer text is squeezed */
    final void text(Ink ink, String text, double x, double y, double most) {
        pen.setFont(small);
        pen.setFill(color(ink));
        pen.fillText(text, x, y, most);
    }

    final void fill(Ink ink, double x, double y, double wide, double tall) {
        pen.setFill(color(ink));
        pen.fillRect(x, y, wide, tall);
    }

    final void stroke(Ink ink, double fromX, double fromY, double toX, double toY) {
        pen.setStroke(color(ink));
        pen.strokeLine(fromX, fromY, toX, toY);
    }

    final void clip(double x, double y, double wide, double tall, Runnable drawing) {
        pen.save();
        pen.beginPath();
        pen.rect(x, y, wide, tall);
        pen.clip();
        drawing.run();
        pen.restore();
    }
}
