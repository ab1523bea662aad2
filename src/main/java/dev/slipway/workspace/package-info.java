/**
 * What is kept in files: plan folders, snapshots, profiles and settings. Files from elsewhere are hostile until read: sizes,
 * nesting, links and every field are checked, and an error names the file and the line.
 *
 * <p>Records are written by their components ({@link dev.slipway.workspace.RecordJson}) rather than by a mapper with mixins: what is
 * empty is left out, lines of text stay lines, and a command that reads a plan need not start a mapper first. Must not import
 * {@code javafx} or {@code java.sql}.
 */
@NullMarked
package dev.slipway.workspace;

import org.jspecify.annotations.NullMarked;
