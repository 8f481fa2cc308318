# What the scripts share: saying what happens, and getting the tools.
# Sourced, not run.
#
# A tool already on PATH is used when its version fits. Otherwise it is
# installed into a folder of this project's own, never among the person's tools.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

tools=${LEADERSHIP_QUIZ_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/leadership-quiz}

die() {
  printf '%s: %s\n' "$(basename "$0")" "$*" >&2
  exit 1
}

# step WHAT COMMAND...: runs the command, says what it does and how long it took.
step() {
  local what=$1 start=$SECONDS status=0
  shift
  printf '==> %s\n' "$what"
  "$@" || status=$?
  if ((status == 0)); then
    printf '    done in %d s\n' $((SECONDS - start))
  else
    printf '    FAILED after %d s\n' $((SECONDS - start))
  fi
  return "$status"
}

have() {
  command -v "$1" >/dev/null
}

need_rust() {
  have cargo || die "cargo is missing; it compiles the widget. Get Rust from https://rustup.rs"
  # Rustup installs the toolchain by itself only where that is allowed.
  if ! rustc --version >/dev/null 2>&1; then
    have rustup || die "rustc does not run. Get Rust from https://rustup.rs"
    step "Installing stable Rust" rustup toolchain install stable --profile minimal \
      || die "stable Rust could not be installed; it compiles the widget. Try: rustup toolchain install stable"
  fi
  if [[ ! -d $(rustc --print sysroot)/lib/rustlib/wasm32-unknown-unknown/lib ]]; then
    rustup_add target wasm32-unknown-unknown "the widget is compiled for it"
  fi
  if [[ ! -d $(rustc --print sysroot)/lib/rustlib/src/rust/library ]]; then
    rustup_add component rust-src "the standard library is compiled with the widget"
  fi
}

need_rust_checks() {
  cargo fmt --version >/dev/null 2>&1 || rustup_add component rustfmt "it checks the layout of the code"
  cargo clippy --version >/dev/null 2>&1 || rustup_add component clippy "it looks for mistakes in the code"
}

# rustup_add target|component NAME WHY
rustup_add() {
  step "Adding $2 to Rust" rustup "$1" add "$2" \
    || die "$2 is missing from Rust; $3. Try: rustup $1 add $2"
}

# cargo_tool CRATE VERSION FITTING COMMAND WHY [OPTION...]: makes sure that the
# command is on PATH in a version that matches the pattern FITTING.
cargo_tool() {
  local crate=$1 version=$2 fitting=$3 command=$4 why=$5 found
  shift 5
  found=$("$command" --version 2>/dev/null | awk 'NR == 1 { print $2 }') || true
  # shellcheck disable=SC2053 # a pattern on purpose
  if [[ $found == $fitting ]]; then return; fi

  local root=$tools/$crate-$version
  if [[ ! -x $root/bin/$command ]]; then
    # Optimising these tools would cost far more time than it saves.
    step "Installing $crate $version (takes minutes, once)" env \
      CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
      cargo install --quiet --root "$root" "$crate" --version "$version" "$@" \
      || die "$crate $version could not be installed; $why. Try: cargo install $crate --version $version $*"
  fi
  PATH=$root/bin:$PATH
}

# wasm-bindgen's tool and crate must be of the very same version.
need_wasm_bindgen() {
  local version
  version=$(awk '/^name = "wasm-bindgen"$/ { getline; gsub(/"/, "", $3); print $3 }' Cargo.lock)
  cargo_tool wasm-bindgen-cli "$version" "$version" wasm-bindgen "it joins the widget to JavaScript"
}

need_node() {
  local command
  for command in node npm; do
    have "$command" || die "$command is missing; it finishes and tests the build. Get Node.js 20 or newer from https://nodejs.org or your system's packages"
  done
  (($(node -p 'parseInt(process.versions.node)') >= 20)) \
    || die "Node.js $(node --version) is too old; it finishes and tests the build. Get version 20 or newer from https://nodejs.org"
  # The copy of the lock file says what node_modules was filled from.
  if ! cmp --silent package-lock.json node_modules/.filled-from; then
    step "Installing Node.js packages" npm ci --no-audit --no-fund --loglevel=error \
      || die "the Node.js packages could not be installed; they finish and test the build. Try: npm ci"
    cp package-lock.json node_modules/.filled-from
  fi
}

need_build_tools() {
  need_rust
  need_node
  # 0.22 asks for a newer Rust. Without --locked it no longer compiles.
  cargo_tool trunk 0.21.14 '0.21.1[4-9]' trunk "it builds the site" --locked
  need_wasm_bindgen
}

need_cargo_deny() {
  cargo_tool cargo-deny 0.20.2 '0.1[89].*|0.2*' cargo-deny "it checks the licences of the dependencies" --locked
}

need_browsers() {
  local -A package=(
    [chromium]=chromium
    [chromedriver]=chromium-driver
    [firefox-esr]=firefox-esr
    [WebKitWebDriver]=webkit2gtk-driver
    [xvfb-run]=xvfb
    [xauth]=xauth
    [pdftotext]=poppler-utils
  )
  local command missing=()
  for command in "${!package[@]}"; do
    have "$command" || missing+=("${package[$command]}")
  done
  if ((${#missing[@]})); then
    # A browser without any font shows no text at all.
    missing+=(fonts-liberation)
    step "Installing ${missing[*]}" apt_install "${missing[@]}" \
      || die "the browsers for the tests are not complete. Try, as root: apt-get install ${missing[*]}"
  fi
  cargo_tool geckodriver 0.37.1 '0.3[4-9].*' geckodriver "it drives Firefox in the tests"

  CHROMEDRIVER=$(command -v chromedriver)
  GECKODRIVER=$(command -v geckodriver)
  WEBKITDRIVER=$(command -v WebKitWebDriver)
  MINIBROWSER=$(find /usr/lib /usr/libexec -name MiniBrowser -path '*webkit2gtk*' 2>/dev/null | head -n 1)
  [[ $MINIBROWSER ]] || die "WebKit's MiniBrowser is missing; the tests run in it in Safari's place. Try, as root: apt-get install webkit2gtk-driver"
  export CHROMEDRIVER GECKODRIVER WEBKITDRIVER MINIBROWSER
}

apt_install() {
  have apt-get && ((EUID == 0)) || return 1
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq && apt-get install -qq -y --no-install-recommends "$@" >/dev/null
}
