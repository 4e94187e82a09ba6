package dev.rolloutshell.command;

import java.util.List;

/** What would take a drill apart, and the ways to write it that do not begin with its words. */
final class StageHands {

  static final List<String> LINES =
      List.of(
          "fault clear",
          "fault list",
          "'fault' list",
          "'fault list'",
          "f\\ault list",
          "\"simulator\"   checkpoint",
          "watch fault list --timeout=1s",
          "watch --timeout 1s fault list",
          "watch --every=1s 'fault' list --timeout=1s",
          "watch fault clear --timeout=1s",
          "watch simulator back --timeout=1s");

  private StageHands() {}
}
