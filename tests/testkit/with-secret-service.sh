#!/bin/bash
# Runs CMD… with a session bus and an unlocked gnome-keyring of its own, both gone afterwards.
#
#   with-secret-service.sh CMD…
#
# KEYRING_PASS       the password of the login collection (default: test; an empty one creates none)
# KEYRING_UNLOCK=no  starts the daemon without a login collection
#
# The loop matters: --daemonize returns before the daemon owns its name on the bus.
set -euo pipefail
T=$(mktemp -d)
trap 'rm -rf "$T"' EXIT
export HOME=$T/home XDG_RUNTIME_DIR=$T/run XDG_DATA_HOME=$T/data XDG_CACHE_HOME=$T/cache XDG_CONFIG_HOME=$T/config
(umask 077 && mkdir -p "$HOME" "$XDG_RUNTIME_DIR" "$XDG_DATA_HOME" "$XDG_CACHE_HOME" "$XDG_CONFIG_HOME")
unset DISPLAY WAYLAND_DISPLAY GNOME_KEYRING_CONTROL DBUS_SESSION_BUS_ADDRESS || true
# shellcheck disable=SC2016 # The inner shell expands it.
dbus-run-session -- bash -euc '
  if [ "${KEYRING_UNLOCK-yes}" = yes ]; then
    printf %s "${KEYRING_PASS-test}" | gnome-keyring-daemon --unlock --components=secrets --daemonize >/dev/null
  else
    gnome-keyring-daemon --start --components=secrets --daemonize >/dev/null
  fi
  until dbus-send --session --print-reply --dest=org.freedesktop.DBus /org/freedesktop/DBus \
      org.freedesktop.DBus.NameHasOwner string:org.freedesktop.secrets | grep -q "boolean true"; do sleep 0.01; done
  "$@"' _ "$@"
