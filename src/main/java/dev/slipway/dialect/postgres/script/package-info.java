/**
 * Reads the plan scripts: SQL with the few psql commands that up.sql and down.sql use, split exactly as psql splits it, every
 * part with its place in the file. Facts come from the PostgreSQL 18 manual (chapter "Lexical Structure", page "psql") and
 * psqlscan.l of that version. Imports {@code dialect.script} and {@code model} only; it runs nothing.
 */
@NullMarked
package dev.slipway.dialect.postgres.script;

import org.jspecify.annotations.NullMarked;
