# Sourced by ./mvnw and ./rung (POSIX sh): exports the locale, HOME where it is missing, and JAVA_HOME of a JDK 25 or later, or exits 2
# with one line. Looks at JAVA_HOME, then PATH, then the usual install folders; reads each candidate's `release` file and runs nothing.

# Java takes the encoding of file names from the C locale, and that is ASCII where the user's locale is not installed. Every glibc that
# the native libraries run on has C.UTF-8.
export LC_ALL=C.UTF-8
unset LANGUAGE

case ${HOME:-} in
  /*) ;;
  *)
    unset HOME
    rung_home=$(getent passwd "$(id -u)" 2>/dev/null | cut -d : -f 6)
    case $rung_home in
      /*) export HOME="$rung_home" ;;
    esac
    ;;
esac

rung_jdk_version() {
  [ -r "$1/release" ] && [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 1
  rung_v=0 rung_build=unknown
  while IFS='="' read -r rung_name rung_none rung_value rung_rest || [ -n "$rung_name" ]; do
    case $rung_name in
      JAVA_VERSION) rung_v=${rung_value%%[!0-9]*} ;;
      JAVA_RUNTIME_VERSION) rung_build=$rung_value ;;
    esac
  done <"$1/release"
  [ "${rung_v:-0}" -ge 25 ]
}

rung_jdk_from_path() {
  rung_java=$(command -v javac 2>/dev/null) || return 1
  # Follow the links of Debian's alternatives by hand: readlink -f is not POSIX.
  while [ -L "$rung_java" ]; do
    rung_link=$(readlink "$rung_java") || return 1
    case $rung_link in
      /*) rung_java=$rung_link ;;
      *) rung_java=${rung_java%/*}/$rung_link ;;
    esac
  done
  rung_jdk=$(cd "${rung_java%/*}/.." 2>/dev/null && pwd) || return 1
  rung_jdk_version "$rung_jdk"
}

rung_jdk_find() {
  if [ -n "${JAVA_HOME:-}" ] && rung_jdk_version "$JAVA_HOME"; then
    rung_jdk=$JAVA_HOME
    return 0
  fi
  rung_jdk_from_path && return 0
  for rung_jdk in \
    /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /usr/local/jvm/* /usr/local/lib/jvm/* /opt/java/* /opt/jdk* \
    "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/* "${HOME:-}"/.local/share/mise/installs/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    rung_jdk_version "$rung_jdk" && return 0
  done
  return 1
}

# The JDK's build and place as one file name.
rung_jdk_name() {
  rung_ifs=$IFS
  IFS=/
  set -f
  set -- "$rung_build" $JAVA_HOME
  set +f
  IFS=-
  rung_jdk_key="jdk-$*"
  IFS=$rung_ifs
}

if rung_jdk_find; then
  JAVA_HOME=$rung_jdk
  export JAVA_HOME
  rung_jdk_name
else
  echo "rung: no JDK 25 or later found (JAVA_HOME, PATH, usual folders): install one, such as Temurin 25 from https://adoptium.net, and set JAVA_HOME to it" >&2
  exit 2
fi
