package dev.rolloutshell.simulator.fault;

import java.util.List;

/** A server that sends no bookmarks. */
final class BookmarksOff extends NamedKind implements FrameKind {

  BookmarksOff() {
    super(Family.WATCH, "bookmarks-off", "no bookmarks are sent");
  }

  @Override
  public boolean concerns(String type) {
    return type.equals("BOOKMARK");
  }

  @Override
  public int timesByDefault() {
    return FaultTrigger.ALWAYS;
  }

  @Override
  public List<String> matchKeys() {
    return List.of("resource");
  }

  @Override
  public String occasion() {
    return "bookmarks";
  }

  @Override
  public Fate fate(byte[] frame, FaultEffect effect) {
    return Fate.gets(List.of());
  }
}
