package dev.rolloutshell.simulator.kind;

import dev.rolloutshell.simulator.json.Quantity;
import dev.rolloutshell.simulator.model.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Kubernetes' rules for the volumes of a pod. */
final class VolumeRules {
  private static final List<String> HOST_PATH_TYPES =
      List.of(
          "",
          "BlockDevice",
          "CharDevice",
          "Directory",
          "DirectoryOrCreate",
          "File",
          "FileOrCreate",
          "Socket");

  /** The sources in the order in which Kubernetes looks for them. */
  private static final List<String> SOURCES =
      List.of(
          "emptyDir",
          "hostPath",
          "gitRepo",
          "gcePersistentDisk",
          "awsElasticBlockStore",
          "secret",
          "nfs",
          "iscsi",
          "glusterfs",
          "flocker",
          "persistentVolumeClaim",
          "rbd",
          "cinder",
          "cephfs",
          "quobyte",
          "downwardAPI",
          "fc",
          "flexVolume",
          "configMap",
          "azureFile",
          "vsphereVolume",
          "photonPersistentDisk",
          "portworxVolume",
          "azureDisk",
          "storageos",
          "projected",
          "scaleIO",
          "csi",
          "ephemeral");

  private final String at;
  private final FieldErrors errors;

  VolumeRules(String at, FieldErrors errors) {
    this.at = at;
    this.errors = errors;
  }

  /** Checks volumes; answers the names of those that can be mounted. */
  Set<String> check(List<JsonObject> volumes) {
    Set<String> names = new HashSet<>();
    for (int i = 0; i < volumes.size(); i++) {
      String field = at + "[" + i + "]";
      int before = errors.size();
      sources(volumes.get(i), field);
      String name = volumes.get(i).string("name", "");
      if (name.isEmpty()) {
        errors.required(field + ".name", "");
      } else {
        NameRules.label(name, false, field + ".name", errors);
      }
      if (names.contains(name)) {
        errors.duplicate(field + ".name", name);
      }
      if (errors.size() == before) {
        names.add(name);
      }
    }
    return names;
  }

  private void sources(JsonObject volume, String field) {
    int found = 0;
    for (String kind : SOURCES) {
      if (volume.get(kind) instanceof JsonObject source) {
        if (++found > 1) {
          errors.forbidden(field + "." + kind, "may not specify more than 1 volume type");
        } else {
          source(kind, source, field + "." + kind);
        }
      }
    }
    if (found == 0) {
      errors.required(field, "must specify a volume type");
    }
  }

  private void source(String kind, JsonObject source, String field) {
    switch (kind) {
      case "emptyDir" -> {
        if (Quantity.parse(source.string("sizeLimit", "0")).signum() < 0) {
          errors.forbidden(
              field + ".sizeLimit", "SizeLimit field must be a valid resource quantity");
        }
      }
      case "hostPath" -> hostPath(source, field);
      case "secret" -> files(source, "secretName", field);
      case "configMap" -> files(source, "name", field);
      case "persistentVolumeClaim" -> needed(source, "claimName", field);
      case "nfs" -> {
        needed(source, "server", field);
        needed(source, "path", field);
        if (!source.string("path", "").startsWith("/")) {
          errors.invalid(field + ".path", source.string("path", ""), "must be an absolute path");
        }
      }
      case "downwardAPI", "projected" -> mode(source, "defaultMode", field);
      default -> {
        // Sources of clouds and drivers: nothing in this cluster mounts them.
      }
    }
  }

  private void needed(JsonObject source, String key, String field) {
    if (source.string(key, "").isEmpty()) {
      errors.required(field + "." + key, "");
    }
  }

  private void hostPath(JsonObject source, String field) {
    String path = source.string("path", "");
    if (path.isEmpty()) {
      errors.required(field + ".path", "");
      return;
    }
    noBacksteps(path, field + ".path");
    String type = source.string("type", "");
    if (!HOST_PATH_TYPES.contains(type)) {
      errors.unsupported(field + ".type", type, HOST_PATH_TYPES);
    }
  }

  private void files(JsonObject source, String name, String field) {
    needed(source, name, field);
    mode(source, "defaultMode", field);
    List<JsonObject> items = source.objects("items");
    for (int i = 0; i < items.size(); i++) {
      String item = field + ".items[" + i + "]";
      needed(items.get(i), "key", item);
      needed(items.get(i), "path", item);
      String path = items.get(i).string("path", "");
      if (!path.isEmpty()) {
        descending(path, item + ".path");
      }
      if (path.startsWith("..") && !path.startsWith("../")) {
        errors.invalid(item + ".path", path, "must not start with '..'");
      }
      mode(items.get(i), "mode", item);
    }
  }

  private void mode(JsonObject source, String key, String field) {
    if (source.get(key) instanceof Long mode && (mode < 0 || mode > 511)) {
      errors.invalid(
          field + "." + key, mode, "must be a number between 0 and 0777 (octal), both inclusive");
    }
  }

  /** Says that a path is not below another, if it is not. */
  void descending(String path, String field) {
    if (path.startsWith("/")) {
      errors.invalid(field, path, "must be a relative path");
    }
    noBacksteps(path, field);
  }

  private void noBacksteps(String path, String field) {
    if (List.of(path.split("/", -1)).contains("..")) {
      errors.invalid(field, path, "must not contain '..'");
    }
  }
}
