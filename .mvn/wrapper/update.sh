#!/bin/sh
# Regenerates ./mvnw for a Maven version and keeps its one line of ours: .mvn/wrapper/update.sh 3.9.16
set -eu
cd "$(dirname "$0")/../.."
version=${1:?usage: .mvn/wrapper/update.sh MAVEN_VERSION}
ours=$(grep -F '.mvn/jdk.sh' mvnw)
./mvnw -q -N org.apache.maven.plugins:maven-wrapper-plugin:3.3.4:wrapper -Dtype=only-script -Dmaven="$version"
rm -f mvnw.cmd
awk -v ours="$ours" '/^set -euf$/ && !done { print ours; done = 1 } { print }' mvnw > mvnw.new
cat mvnw.new > mvnw
rm mvnw.new
