#!/bin/sh
# 安装一盘棋：无需互联网，无需 Node。升级也用它：数据、密钥和配置不动。
# Installs Yipan, without internet and without Node. It also upgrades: data, keys and configuration stay as they are.
set -eu

here=$(dirname "$(readlink -f "$0")")
version=$(cat "$here/VERSION")
prefix=/opt/yipan

fail() {
  echo "未安装 not installed: $1" >&2
  exit 1
}

[ "$#" -eq 0 ] || fail "不需要参数 it takes no arguments ($*)"
[ "$(id -u)" -eq 0 ] || fail "请以 root 运行 run it as root"
(cd "$here" && sha256sum --check --quiet --strict SHA256SUMS) ||
  fail "文件不完整，请重新拷贝 files are torn: copy the archive again"
"$here/bin/node" --version >/dev/null 2>&1 ||
  fail "本机不能运行所附的 Node（$(uname -m)，需 glibc 2.28 以上）this machine cannot run the Node that is in it (glibc 2.28 is needed)"

if ! id yipan >/dev/null 2>&1; then
  useradd --system --user-group --home-dir /var/lib/yipan --no-create-home --shell /usr/sbin/nologin yipan ||
    fail "不能建立用户 yipan the user yipan cannot be made"
fi

# Beside the one that runs, then in its place in one step: a torn copy is never run, and the last version stays to go back to.
target="$prefix/$version"
mkdir -p "$prefix"
rm -rf "$target.half"
mkdir -m 0755 "$target.half"
cp -R "$here/." "$target.half/"
chown -R root:root "$target.half"
chmod -R u=rwX,go=rX "$target.half"
rm -rf "$target"
mv "$target.half" "$target"
ln -sfn "$version" "$prefix/current.next"
mv -T "$prefix/current.next" "$prefix/current"
mkdir -p /usr/local/bin
ln -sfn "$prefix/current/bin/yipan" /usr/local/bin/yipan

mkdir -p /etc/yipan /var/lib/yipan /var/lib/yipan-backup /var/log/yipan
chown yipan:yipan /etc/yipan /var/lib/yipan /var/lib/yipan-backup /var/log/yipan
chmod 0750 /etc/yipan /var/log/yipan
chmod 0700 /var/lib/yipan /var/lib/yipan-backup

if [ -d /etc/systemd/system ]; then
  cp "$target/yipan.service" /etc/systemd/system/yipan.service
  chmod 0644 /etc/systemd/system/yipan.service
  if [ -d /run/systemd/system ]; then systemctl daemon-reload; fi
fi

echo "已安装 installed: yipan $version ($prefix/current)"
if [ -e /etc/yipan/yipan.toml ]; then
  echo "沿用已有配置，重启后生效 the configuration stays; to run this version: systemctl restart yipan"
else
  echo "下一步 next:
  runuser -u yipan -- yipan init --config /etc/yipan/yipan.toml --data /var/lib/yipan --backup /var/lib/yipan-backup --issuer https://… --log /var/log/yipan/yipan.log
  systemctl enable --now yipan"
fi
