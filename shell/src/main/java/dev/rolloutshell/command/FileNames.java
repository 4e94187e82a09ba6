package dev.rolloutshell.command;

import java.io.File;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Names of files that go on from what is typed. */
final class FileNames {

  private static final int MOST = 1000;

  private FileNames() {}

  /** Files and directories, the latter with a slash after them; none that are hidden. */
  static Map<String, String> after(String typed) {
    int slash = typed.lastIndexOf('/') + 1;
    String directory = typed.substring(0, slash);
    String begun = typed.substring(slash);
    File[] files = new File(directory.isEmpty() ? "." : directory).listFiles();
    Map<String, String> found = new TreeMap<>();
    for (File file : orNone(files)) {
      String name = file.getName();
      boolean hidden = name.startsWith(".") && !begun.startsWith(".");
      if (name.startsWith(begun) && !hidden && found.size() < MOST) {
        found.put(directory + name + (file.isDirectory() ? "/" : ""), "");
      }
    }
    return found;
  }

  private static File[] orNone(File @Nullable [] files) {
    return files == null ? new File[0] : files;
  }
}
