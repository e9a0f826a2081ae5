#!/usr/bin/env bash
# Stands in for gcloud in deploy.test.ts: records each call in $FAKE/calls, remembers in $FAKE/things what exists, and
# refuses, as gcloud does, to describe what is missing and to create what is there.
set -euo pipefail
printf '%s\n' "gcloud $*" >>"$FAKE/calls"
[[ -z ${FAKE_DENIED:-} || "$*" != *"$FAKE_DENIED"* ]] || {
  echo 'ERROR: PERMISSION_DENIED: The caller does not have permission' >&2
  exit 1
}

words=''
for word in "$@"; do [[ $word = -* ]] || words+="$word "; done
words=${words% }
has() { grep -qxF -- "$1" "$FAKE/things"; }
add() {
  if has "$1"; then
    echo "ERROR: ALREADY_EXISTS: $1" >&2
    exit 1
  fi
  echo "$1" >>"$FAKE/things"
}
need() {
  has "$1" || {
    echo "ERROR: NOT_FOUND: $1" >&2
    exit 1
  }
}
# thing GROUP NAME: accounts go by name when created and by address afterwards.
thing() { echo "$1 ${2%%@*}"; }

case $words in
  'auth list') echo operator@office.example ;;
  'projects describe '*) echo 4711 ;;
  'billing projects describe '*) echo "${FAKE_BILLING:-True}" ;;
  'iam service-accounts describe '*) need "$(thing account "$4")" ;;
  'iam service-accounts create '*) add "$(thing account "$4")" ;;
  'secrets describe '*) need "secret $3" ;;
  'secrets create '*) add "secret $3" ;;
  'secrets versions list '*)
    need "secret $4"
    n=$(find "$FAKE" -name "$4.*" | wc -l)
    [[ $n -eq 0 ]] || echo "projects/4711/secrets/$4/versions/$((n))"
    ;;
  'secrets versions add '*) cat >"$FAKE/$4.$(($(find "$FAKE" -name "$4.*" | wc -l) + 1))" ;;
  'secrets versions access '*) cat "$FAKE/${5#--secret=}.$4" ;;
  'logging buckets describe '*) need "bucket $4" ;;
  'logging buckets create '*) add "bucket $4" ;;
  'logging sinks describe '*) grep '^exclusion ' "$FAKE/things" || true ;;
  'logging sinks update '*)
    for word in "$@"; do
      if [[ $word = --add-exclusion=* ]]; then
        name=${word#*name=}
        add "exclusion ${name%%,*}"
      fi
    done
    ;;
  'tasks queues describe '*) need "queue $4" ;;
  'tasks queues create '*) add "queue $4" ;;
  'tasks list') printf '%s' "${FAKE_WAITING:-}" ;;
  'artifacts repositories describe '*) need "repository $4" ;;
  'artifacts repositories create '*) add "repository $4" ;;
  'artifacts repositories delete '*) ;;
  'artifacts docker images describe '*)
    need "image $5"
    echo sha256:abc
    ;;
  'builds submit '*)
    for word in "$@"; do
      image="image ${word#--tag=}"
      if [[ $word = --tag=* ]]; then has "$image" || add "$image"; fi
    done
    ;;
  'run deploy '*) has "service $3" || add "service $3" ;;
  'run services describe '*) need "service $4" ;;
  'scheduler jobs describe '*) need "job $4" ;;
  'scheduler jobs create http '*) add "job $5" ;;
  'scheduler jobs update http '*) need "job $5" ;;
  'tasks queues update '*) need "queue $4" ;;
  'tasks queues resume '* | 'tasks queues pause '*) need "queue $4" ;;
  'services enable '* | *' add-iam-policy-binding '* | 'run services delete '* | 'scheduler jobs delete '*) ;;
  *)
    echo "ERROR: Invalid choice: $words" >&2
    exit 2
    ;;
esac
