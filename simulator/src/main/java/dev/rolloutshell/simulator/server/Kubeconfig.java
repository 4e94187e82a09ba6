package dev.rolloutshell.simulator.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * How clients find a served simulator: an ordinary kubeconfig.
 *
 * @param server URL without a trailing slash
 * @param certificate what to trust, as PEM; {@code null} without TLS
 * @param token bearer token
 * @param namespace the context's namespace
 */
record Kubeconfig(String server, @Nullable String certificate, String token, String namespace) {

  String yaml() {
    String trust =
        certificate == null
            ? ""
            : "    certificate-authority-data: "
                + Base64.getEncoder().encodeToString(certificate.getBytes(StandardCharsets.UTF_8))
                + "\n";
    return """
    apiVersion: v1
    kind: Config
    clusters:
    - name: simulator
      cluster:
        server: %s
    %susers:
    - name: simulator
      user:
        token: %s
    contexts:
    - name: simulator
      context:
        cluster: simulator
        user: simulator
        namespace: %s
    current-context: simulator
    """
        .formatted(server, trust, token, namespace);
  }

  /**
   * Writes the file so that it is there as a whole or not at all, and only its owner can read it.
   *
   * @throws CannotServeException when it cannot be written
   */
  void write(Path file) {
    refuseStrangers(file);
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      folder = Path.of("/");
    }
    try {
      Path draft =
          Files.createTempFile(
              folder,
              ".kubeconfig",
              "",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      try {
        Files.writeString(draft, yaml());
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (IOException | UnsupportedOperationException broken) {
      throw new CannotServeException(
          "kubeconfig %s cannot be written: %s".formatted(file, reason(broken, folder)), broken);
    }
  }

  /** Removes the file when it is what {@link #write} wrote; whoever wrote another keeps it. */
  void remove(Path file) {
    try {
      if (Files.isRegularFile(file) && Files.readString(file).equals(yaml())) {
        Files.delete(file);
      }
    } catch (IOException gone) {
      // It is only left behind.
    }
  }

  /** Somebody's way to real clusters is not to be lost. */
  private static void refuseStrangers(Path file) {
    if (!Files.isRegularFile(file)) {
      return;
    }
    try {
      if (Files.size(file) == 0
          || Files.readString(file).lines().anyMatch("current-context: simulator"::equals)) {
        return;
      }
    } catch (IOException unreadable) {
      // Then it is nobody's of ours.
    }
    throw new CannotServeException(
        "kubeconfig %s: expected a new file or one of a simulator, but it is another's and would be"
                .formatted(file)
            + " lost",
        null);
  }

  private static String reason(Exception broken, Path folder) {
    if (!Files.isDirectory(folder)) {
      return "there is no directory " + folder;
    }
    if (broken instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (broken instanceof FileSystemException file) {
      return file.getReason() == null ? "no file can be made there" : file.getReason();
    }
    return String.valueOf(broken.getMessage());
  }

  @Override
  public String toString() {
    return "Kubeconfig of " + server; // The token is a secret.
  }
}
