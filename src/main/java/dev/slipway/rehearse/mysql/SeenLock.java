package dev.slipway.rehearse.mysql;

import dev.slipway.rehearse.event.LockMode;

/** A lock in one look. @param table its name @param granted held; otherwise asked for */
record SeenLock(int session, String table, LockMode mode, boolean granted) {}
