package dev.rolloutshell.view;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * The characters that a live view draws with.
 *
 * @param ready a ready pod in a bar
 * @param there a pod that is there and not ready
 * @param free room up to the ceiling
 * @param floor the mark of the floor in a bar
 * @param branch before a pod that another follows
 * @param last before the last pod
 * @param cut where text was left out
 */
public record Glyphs(
    String ready, String there, String free, String floor, String branch, String last, String cut) {

  /**
   * Lines and blocks; not the thin lines, which JLine sends as letters of another character set, so
   * that they can be neither copied nor searched.
   */
  public static final Glyphs UNICODE = new Glyphs("█", "▒", "·", "┃", "┠╴", "┖╴", "…");

  /** What every terminal has. */
  public static final Glyphs ASCII = new Glyphs("#", "=", ".", "|", "|-", "`-", "~");

  /** What a terminal of this character set can show. */
  public static Glyphs in(Charset charset) {
    return charset.equals(StandardCharsets.UTF_8) ? UNICODE : ASCII;
  }
}
